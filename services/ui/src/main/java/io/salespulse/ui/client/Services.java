package io.salespulse.ui.client;

import java.util.List;
import java.util.Optional;

/**
 * Whom the dashboard asks.
 *
 * @param generator empty where the orders come from somebody else
 * @param sinks one or several, which share the partitions
 */
public record Services(
    Service<EtlRunnerApi> etlRunner,
    Optional<Service<GeneratorApi>> generator,
    List<Service<SinkApi>> sinks) {}

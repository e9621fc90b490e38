package io.salespulse.generator.shop.records;

import io.salespulse.contract.Topic;
import java.util.Optional;

/**
 * A record on its way to Kafka.
 *
 * @param timestamp the event time, milliseconds since the epoch
 * @param value JSON in UTF-8; empty for a record without a value
 */
public record Emission(Topic topic, long timestamp, byte[] key, Optional<byte[]> value) {}

package io.salespulse.contract;

import java.time.Instant;

/**
 * Answer of {@code GET /etl/schedule}.
 *
 * @param cron in UNIX syntax
 * @param zone IANA zone in which the cron expression is read
 * @param nextFireTime when the next scheduled run starts
 */
public record RunSchedule(String cron, String zone, Instant nextFireTime) {}

package io.salespulse.etl.clean;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * What cleaning depends on besides the rows.
 *
 * @param sourceZone zone of timestamps without an offset
 * @param graceLimit records after it are not yet called wrong by rules that compare two topics
 * @param futureFrom records of this UTC day and later days are from the future
 */
public record CleaningRules(ZoneId sourceZone, Instant graceLimit, LocalDate futureFrom) {}

package io.salespulse.sink.segment;

import java.time.Duration;

/**
 * When a partition's open segments are published.
 *
 * @param bytes of the largest open segment
 * @param records in all open segments of the partition
 * @param age since the first record that is not published
 * @param openSegments files open at once; a record that needs one more publishes the others
 */
public record RollLimits(long bytes, long records, Duration age, int openSegments) {}

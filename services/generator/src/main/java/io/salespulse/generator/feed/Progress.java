package io.salespulse.generator.feed;

import io.salespulse.contract.GeneratorStats;

/**
 * How far the feed is, as acknowledged by Kafka.
 *
 * @param stats one consistent moment: whole orders, with all their items
 * @param historyMade share of the history that is written, 0 to 1
 */
public record Progress(GeneratorStats stats, double historyMade) {}

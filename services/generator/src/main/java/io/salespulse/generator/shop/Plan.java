package io.salespulse.generator.shop;

import java.time.Instant;

/**
 * What the whole time line follows from, fixed when the shop is first started.
 *
 * @param seed of every random choice
 * @param start when history begins
 * @param historyEnd when history ends and the live rate begins to hold; not before the start
 * @param historyRate mean orders per second in history, above 0
 * @param dirtyRate share of records that get dirt until another one is set, 0 to 1
 */
public record Plan(
    long seed, Instant start, Instant historyEnd, double historyRate, double dirtyRate) {}

package io.salespulse.generator.shop;

/**
 * An order that was made and has not reached the feed yet. All else about it follows from these.
 *
 * @param number of the order, from 1
 * @param customers how many had signed up when it was made
 * @param at event time, nanoseconds since the epoch
 * @param due when it reaches the feed, nanoseconds since the epoch
 */
public record LateOrder(long number, long customers, long at, long due) {}

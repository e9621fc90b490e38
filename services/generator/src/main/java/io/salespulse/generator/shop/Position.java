package io.salespulse.generator.shop;

import java.util.List;

/**
 * How far the time line has come, enough to go on from there.
 *
 * @param step number of the next step
 * @param cursor event time of the last step, nanoseconds since the epoch
 * @param customers how many have signed up
 * @param orders how many orders were made, late ones included, those that are only dirt left out
 * @param liveRate mean orders per second after history; 0 while everything is paused
 * @param stock pieces by {@link Article#index()}
 * @param members a sample of the customers, each equally likely to be in it
 * @param late orders that were made and not emitted yet, in the order in which they are due
 */
public record Position(
    long step,
    long cursor,
    long customers,
    long orders,
    double liveRate,
    List<Integer> stock,
    List<Member> members,
    List<LateOrder> late) {}

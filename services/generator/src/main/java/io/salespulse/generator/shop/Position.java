package io.salespulse.generator.shop;

import java.util.List;

/**
 * How far the time line has come, enough to go on from there.
 *
 * @param now where the shop is
 * @param followers where those are that tell what became of older orders, by their {@link Delay}
 * @param turns where a rate was changed, as far as a follower has not been there yet
 * @param stock pieces by {@link Article#index()}
 * @param members a sample of the customers, each equally likely to be in it
 */
public record Position(
    Place now,
    List<Place> followers,
    List<Place> turns,
    List<Integer> stock,
    List<Member> members) {}

package io.salespulse.generator.shop;

import io.salespulse.generator.shop.calendar.Delay;
import io.salespulse.generator.shop.calendar.EventPosition;
import io.salespulse.generator.shop.customers.MembershipSample.Member;
import io.salespulse.generator.shop.products.Article;
import java.util.List;

/**
 * How far the time line has come, enough to go on from there.
 *
 * @param now where the shop is
 * @param followers where the follow-ups of older orders are, by their {@link Delay}
 * @param turns where a rate was changed, as far as a follower has not been there yet
 * @param stock pieces by {@link Article#index()}
 * @param members a sample of the customers, each equally likely to be in it
 */
public record Position(
    EventPosition now,
    List<EventPosition> followers,
    List<EventPosition> turns,
    List<Integer> stock,
    List<Member> members) {}

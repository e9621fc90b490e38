package io.salespulse.generator.shop.customers;

import io.salespulse.contract.Membership;
import io.salespulse.generator.shop.random.RandomSequence;
import java.util.ArrayList;
import java.util.List;

/**
 * The customers whose membership may change: a sample of fixed size in which every customer is
 * equally likely to be, so that the shop need not remember them all (reservoir sampling, J. S.
 * Vitter, Random Sampling with a Reservoir, algorithm R).
 */
public final class MembershipSample {

  private static final int SIZE = 300;

  private final List<Member> sample;

  /**
   * One of them.
   *
   * @param number of the customer, from 1
   * @param signedUp milliseconds since the epoch
   * @param membership as last sent
   */
  public record Member(long number, long signedUp, Membership membership) {}

  public MembershipSample(List<Member> sample) {
    this.sample = new ArrayList<>(sample);
  }

  /**
   * @param customers how many have signed up, this one included
   */
  public void join(Member member, long customers, RandomSequence draws) {
    if (sample.size() < SIZE) {
      sample.add(member);
      return;
    }
    long place = draws.below(customers);
    if (place < SIZE) {
      sample.set((int) place, member);
    }
  }

  /** A member who has just got another membership. */
  public Member change(RandomSequence draws) {
    int place = draws.below(sample.size());
    Member member = sample.get(place);
    Membership[] all = Membership.values();
    int steps = 1 + draws.below(all.length - 1);
    Membership other = all[(member.membership().ordinal() + steps) % all.length];
    Member changed = new Member(member.number(), member.signedUp(), other);
    sample.set(place, changed);
    return changed;
  }

  public List<Member> all() {
    return List.copyOf(sample);
  }
}

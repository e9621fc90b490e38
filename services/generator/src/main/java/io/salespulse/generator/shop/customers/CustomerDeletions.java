package io.salespulse.generator.shop.customers;

import io.salespulse.generator.shop.calendar.Delay;
import io.salespulse.generator.shop.random.RandomSequence;
import io.salespulse.generator.shop.records.RecordEmitter;
import java.time.Instant;

/**
 * The customers who have all that is known of them deleted, half of whom come again: a function of
 * the seed and their number.
 */
public final class CustomerDeletions {

  private static final double LEAVING = 0.02;
  private static final double RETURNING = 0.01;

  private final long seed;
  private final CustomerProfiles profiles;

  public CustomerDeletions(long seed, CustomerProfiles profiles) {
    this.seed = seed;
    this.profiles = profiles;
  }

  /** Whether the customer leaves some day. */
  public boolean leaves(long number) {
    return course(number) < LEAVING;
  }

  /** Emits what becomes of a customer a while after the sign-up; mostly nothing. */
  public void followUp(long number, Instant signupDate, Delay delay, RecordEmitter emitter) {
    if (delay == Delay.NIGHT && leaves(number)) {
      emitter.delete(profiles.customer(number, signupDate));
    } else if (delay == Delay.TWO_DAYS && course(number) < RETURNING) {
      emitter.emit(profiles.customer(number, signupDate));
    }
  }

  private double course(long number) {
    return new RandomSequence(seed, RandomSequence.Purpose.DEPARTURE, number).unit();
  }
}

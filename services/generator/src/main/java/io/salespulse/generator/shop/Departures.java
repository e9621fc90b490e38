package io.salespulse.generator.shop;

import java.time.Instant;

/**
 * The customers who have all that is known of them deleted, half of whom come again: a function of
 * the seed and their number.
 */
final class Departures {

  private static final double LEAVING = 0.02;
  private static final double RETURNING = 0.01;

  private final long seed;
  private final People people;

  Departures(long seed, People people) {
    this.seed = seed;
    this.people = people;
  }

  /** Whether the customer leaves some day. */
  boolean leaves(long number) {
    return course(number) < LEAVING;
  }

  /** Sends what becomes of a customer a while after the sign-up; mostly nothing. */
  void goOn(long number, Instant signupDate, Delay delay, Step emitting) {
    if (delay == Delay.NIGHT && leaves(number)) {
      emitting.delete(Row.of(people.customer(number, signupDate)));
    } else if (delay == Delay.TWO_DAYS && course(number) < RETURNING) {
      emitting.emit(Row.of(people.customer(number, signupDate)));
    }
  }

  private double course(long number) {
    return new Draws(seed, Draws.Purpose.DEPARTURE, number).unit();
  }
}

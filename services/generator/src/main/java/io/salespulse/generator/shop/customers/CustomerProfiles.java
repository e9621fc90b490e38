package io.salespulse.generator.shop.customers;

import io.salespulse.contract.Membership;
import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.calendar.Delay;
import io.salespulse.generator.shop.random.RandomSequence;
import io.salespulse.generator.shop.random.WeightedChoice;
import io.salespulse.generator.shop.random.WordList;
import io.salespulse.generator.shop.records.RecordEmitter;
import io.salespulse.generator.shop.records.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Who the customers are, and which of them have all that is known of them deleted, half of whom
 * come again: each a function of the seed and of its number, from 1.
 */
public record CustomerProfiles(long seed) {

  private static final List<String[]> FIRST_NAMES = WordList.rows("first-names");
  private static final List<String[]> LAST_NAMES = WordList.rows("last-names");
  private static final WeightedChoice<String[]> CITIES =
      new WeightedChoice<>(WordList.rows("cities"), row -> Double.parseDouble(row[1]));
  private static final WeightedChoice<Membership> MEMBERSHIPS =
      new WeightedChoice<>(Arrays.asList(Membership.values()), CustomerProfiles::weight);

  private static final double LEAVING = 0.02;
  private static final double RETURNING = 0.01;

  private static double weight(Membership membership) {
    return switch (membership) {
      case GOLD -> 12;
      case SILVER -> 28;
      case BRONZE -> 60;
    };
  }

  public static String id(long number) {
    return Row.numbered("C-", number, 8);
  }

  /** The customer as it signs up. */
  public Row customer(long number, Instant signupDate) {
    RandomSequence draws = new RandomSequence(seed, RandomSequence.Purpose.CUSTOMER, number);
    String[] first = FIRST_NAMES.get(draws.below(FIRST_NAMES.size()));
    String last = LAST_NAMES.get(draws.below(LAST_NAMES.size()))[0];
    String location = CITIES.draw(draws)[0];
    Membership membership = MEMBERSHIPS.draw(draws);
    boolean hasPhone = draws.below(10) < 8;
    return Row.of(
        Topic.CUSTOMERS,
        id(number),
        first[0] + " " + last,
        first[1].isEmpty() ? null : first[1],
        email(first[0], last, number),
        hasPhone ? Row.numbered("+00 555 ", draws.below(10_000_000), 7) : null,
        signupDate,
        location,
        membership.toString());
  }

  private static String email(String first, String last, long number) {
    String name = (first + "." + last).toLowerCase(Locale.ROOT).replace("'", "");
    return name + number + "@example.com";
  }

  /** Whether the customer leaves some day. */
  public boolean leaves(long number) {
    return course(number) < LEAVING;
  }

  /** Emits what becomes of a customer a while after the sign-up; mostly nothing. */
  public void followUp(long number, Instant signupDate, Delay delay, RecordEmitter emitter) {
    if (delay == Delay.NIGHT && leaves(number)) {
      emitter.delete(customer(number, signupDate));
    } else if (delay == Delay.TWO_DAYS && course(number) < RETURNING) {
      emitter.emit(customer(number, signupDate));
    }
  }

  private double course(long number) {
    return new RandomSequence(seed, RandomSequence.Purpose.DEPARTURE, number).unit();
  }
}

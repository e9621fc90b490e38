package io.salespulse.generator.shop.customers;

import io.salespulse.contract.Membership;
import io.salespulse.contract.Topic;
import io.salespulse.generator.shop.random.RandomSequence;
import io.salespulse.generator.shop.random.WeightedChoice;
import io.salespulse.generator.shop.random.WordList;
import io.salespulse.generator.shop.records.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Who the customers are: each a function of the seed and of its number, from 1. */
public final class CustomerProfiles {

  private static final List<String[]> FIRST_NAMES = WordList.rows("first-names");
  private static final List<String[]> LAST_NAMES = WordList.rows("last-names");
  private static final WeightedChoice<String[]> CITIES =
      new WeightedChoice<>(WordList.rows("cities"), row -> Double.parseDouble(row[1]));
  private static final WeightedChoice<Membership> MEMBERSHIPS =
      new WeightedChoice<>(Arrays.asList(Membership.values()), CustomerProfiles::weight);

  private final long seed;

  public CustomerProfiles(long seed) {
    this.seed = seed;
  }

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
}

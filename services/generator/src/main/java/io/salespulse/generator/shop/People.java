package io.salespulse.generator.shop;

import io.salespulse.contract.Customer;
import io.salespulse.contract.Membership;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Who the customers are: each a function of the seed and of its number, from 1. */
final class People {

  private static final List<String[]> FIRST_NAMES = WordList.rows("first-names");
  private static final List<String[]> LAST_NAMES = WordList.rows("last-names");
  private static final Weighted<String[]> CITIES =
      new Weighted<>(WordList.rows("cities"), row -> Double.parseDouble(row[1]));
  private static final Weighted<Membership> MEMBERSHIPS =
      new Weighted<>(Arrays.asList(Membership.values()), People::weight);

  private final long seed;

  People(long seed) {
    this.seed = seed;
  }

  private static double weight(Membership membership) {
    return switch (membership) {
      case GOLD -> 12;
      case SILVER -> 28;
      case BRONZE -> 60;
    };
  }

  static String id(long number) {
    return Text.numbered("C-", number, 8);
  }

  /** The customer as it signs up. */
  Customer customer(long number, Instant signupDate) {
    Draws draws = new Draws(seed, Draws.Purpose.CUSTOMER, number);
    String[] first = FIRST_NAMES.get(draws.below(FIRST_NAMES.size()));
    String last = LAST_NAMES.get(draws.below(LAST_NAMES.size()))[0];
    String location = CITIES.draw(draws)[0];
    Membership membership = MEMBERSHIPS.draw(draws);
    boolean hasPhone = draws.below(10) < 8;
    return new Customer(
        id(number),
        first[0] + " " + last,
        Optional.of(first[1]).filter(gender -> !gender.isEmpty()),
        Optional.of(email(first[0], last, number)),
        hasPhone
            ? Optional.of(Text.numbered("+00 555 ", draws.below(10_000_000), 7))
            : Optional.empty(),
        signupDate,
        location,
        membership);
  }

  /** The same person with that membership. */
  static Customer withMembership(Customer customer, Membership membership) {
    return new Customer(
        customer.customerId(),
        customer.name(),
        customer.gender(),
        customer.email(),
        customer.phone(),
        customer.signupDate(),
        customer.location(),
        membership);
  }

  private static String email(String first, String last, long number) {
    String name = (first + "." + last).toLowerCase(Locale.ROOT).replace("'", "");
    return name + number + "@example.com";
  }
}

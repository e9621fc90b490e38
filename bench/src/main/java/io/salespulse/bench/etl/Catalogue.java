package io.salespulse.bench.etl;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Random;

/**
 * Customers and products: all of them on the first day, and on each day some that change.
 *
 * @param customers how many
 * @param products how many, fewer than 10,000
 */
record Catalogue(int customers, int products) {

  static final Catalogue USUAL = new Catalogue(20_000, 500);

  private static final int MEMBERSHIP_CHANGES_A_DAY = 30;
  private static final int RESTOCKS_A_DAY = 200;
  private static final String[] CATEGORIES = {
    "Electronics", "Fashion", "Home", "Kitchen", "Sports", "Books", "Toys", "Garden"
  };
  private static final String[] CITIES = {
    "Berlin", "London", "Paris", "Madrid", "Rome", "Vienna", "Lisbon", "Oslo", "Prague", "Dublin"
  };
  private static final String[] MEMBERSHIPS = {"Bronze", "Bronze", "Bronze", "Silver", "Gold"};

  static String customer(int number) {
    return DayOfSales.numbered("C-", number + 1, 8);
  }

  static String id(int product) {
    return DayOfSales.numbered("P-", product + 1, 4);
  }

  /** Price of one piece. */
  static int cents(int product) {
    return 499 + product * 7919 % 20_000;
  }

  /** Everyone and everything that the shop begins with. */
  void writeAll(DataLayout layout, LocalDate day) throws IOException {
    Random random = new Random(1);
    StringBuilder row = new StringBuilder(160);
    try (SegmentWriter people = SegmentWriter.of(layout, Topic.CUSTOMERS, day, 0, Long.MAX_VALUE);
        SegmentWriter goods = SegmentWriter.of(layout, Topic.PRODUCTS, day, 0, Long.MAX_VALUE)) {
      for (int i = 0; i < customers; i++) {
        customer(people, row, random, i, day, i);
      }
      for (int i = 0; i < products; i++) {
        product(goods, row, random, i, i);
      }
    }
  }

  /**
   * What changes on a day or in a part of it.
   *
   * @param firstDay of the history
   * @param offset of the first changed record
   * @param part of a whole day
   * @param at milliseconds of the UTC day
   */
  void writeChanges(
      DataLayout layout, LocalDate firstDay, LocalDate day, long offset, double part, int at)
      throws IOException {
    Random random = new Random(offset);
    StringBuilder row = new StringBuilder(160);
    try (SegmentWriter people =
            SegmentWriter.of(layout, Topic.CUSTOMERS, day, offset, Long.MAX_VALUE);
        SegmentWriter goods =
            SegmentWriter.of(layout, Topic.PRODUCTS, day, offset, Long.MAX_VALUE)) {
      for (int i = 0; i < Math.ceil(MEMBERSHIP_CHANGES_A_DAY * part); i++) {
        customer(people, row, random, random.nextInt(customers), firstDay, at);
      }
      for (int i = 0; i < Math.ceil(RESTOCKS_A_DAY * part); i++) {
        product(goods, row, random, random.nextInt(products), at);
      }
    }
  }

  private static void customer(
      SegmentWriter customers,
      StringBuilder row,
      Random random,
      int number,
      LocalDate firstDay,
      int at)
      throws IOException {
    row.append(customer(number)).append(",Anna Andersen,Female,\"anna.andersen").append(number);
    row.append("@example.com\",+00 555 1234567,")
        .append(firstDay.minusDays(number % 30))
        .append("T09:30:00.250Z,");
    row.append(CITIES[number % CITIES.length]).append(',');
    row.append(MEMBERSHIPS[random.nextInt(MEMBERSHIPS.length)]);
    customers.write(row, at);
  }

  private static void product(
      SegmentWriter products, StringBuilder row, Random random, int number, int at)
      throws IOException {
    int cents = cents(number);
    row.append(id(number)).append(',').append(CATEGORIES[number % CATEGORIES.length]);
    row.append(",Cobalt Article ").append(number).append(',').append(DayOfSales.decimal(cents));
    row.append(',').append(DayOfSales.decimal(cents * 3L / 5));
    row.append(',').append(50 + random.nextInt(400)).append(',');
    products.write(products.time(row, at), at);
  }
}

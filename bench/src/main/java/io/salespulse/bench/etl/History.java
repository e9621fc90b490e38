package io.salespulse.bench.etl;

import io.salespulse.contract.DataLayout;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Raw files of some days up to today. Today has as many orders as any other day, whatever the time,
 * so that figures do not depend on when they are measured.
 */
final class History {

  /** 0.5 orders a second. */
  static final int ORDERS_A_DAY = 43_200;

  private static final int SEGMENTS_A_DAY = 4;
  private static final int MILLISECONDS_A_DAY = 86_400_000;

  /** Rules that compare two topics judge younger records later, which would be a change. */
  private static final int GRACE = 120_000;

  private static final int TEN_MINUTES = 600_000;
  private static final int TEN_MINUTES_A_DAY = 144;
  private static final int LATE_ORDERS = 30;
  private static final int OFFSETS_A_DAY = 1_000_000;

  private final DataLayout layout;
  private final Catalogue catalogue;
  private final int days;
  private final int ordersOfToday;
  private final LocalDate today;
  private final int ordersInTenMinutes;
  private int increments;

  private History(
      DataLayout layout,
      Catalogue catalogue,
      int days,
      int ordersOfToday,
      int ordersInTenMinutes,
      LocalDate today) {
    this.layout = layout;
    this.catalogue = catalogue;
    this.ordersInTenMinutes = ordersInTenMinutes;
    this.days = days;
    this.ordersOfToday = ordersOfToday;
    this.today = today;
  }

  /**
   * Writes whole days.
   *
   * @param ordersOfFirstDay at most those of a whole day
   */
  static History write(Path directory, int days, int ordersOfFirstDay, int ordersOfToday)
      throws IOException {
    return write(
        directory,
        Catalogue.USUAL,
        days,
        ordersOfFirstDay,
        ordersOfToday,
        ORDERS_A_DAY / TEN_MINUTES_A_DAY);
  }

  /** A day of the usual rate, and today with the same number of orders in each ten minutes. */
  static History write(Path directory, Catalogue catalogue, int ordersInTenMinutes)
      throws IOException {
    int ordersOfToday = ordersInTenMinutes * TEN_MINUTES_A_DAY;
    return write(directory, catalogue, 2, ORDERS_A_DAY, ordersOfToday, ordersInTenMinutes);
  }

  private static History write(
      Path directory,
      Catalogue catalogue,
      int days,
      int ordersOfFirstDay,
      int ordersOfToday,
      int ordersInTenMinutes)
      throws IOException {
    LocalDate today = LocalDate.now(Clock.systemUTC());
    int now = now();
    if (now < 2 * GRACE) {
      throw new IOException("today has only just begun in UTC; start again in five minutes");
    }
    History history =
        new History(
            new DataLayout(directory), catalogue, days, ordersOfToday, ordersInTenMinutes, today);
    catalogue.writeAll(history.layout, history.day(0));
    IntStream.range(0, days)
        .parallel()
        .forEach(day -> history.writeDay(day, history.orders(day, ordersOfFirstDay), now));
    return history;
  }

  private int orders(int day, int ordersOfFirstDay) {
    if (day == days - 1) {
      return ordersOfToday;
    }
    return day == 0 ? ordersOfFirstDay : ORDERS_A_DAY;
  }

  private void writeDay(int index, int orders, int now) {
    LocalDate day = day(index);
    int until = index == days - 1 ? now - GRACE : MILLISECONDS_A_DAY;
    long first = firstOffset(index);
    try {
      DayOfSales.write(layout, catalogue, day, first, orders, SEGMENTS_A_DAY, 0, until);
      catalogue.writeChanges(layout, day(0), day, first, 1, until / 2);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private LocalDate day(int index) {
    return today.minusDays(days - 1L - index);
  }

  private static long firstOffset(int day) {
    return (day + 1L) * OFFSETS_A_DAY;
  }

  /** Ten more minutes of today, as one more segment of each topic. */
  void addTenMinutes() throws IOException {
    increments++;
    long first = nextOffset(days - 1);
    int until = now() - GRACE;
    int from = Math.max(0, until - TEN_MINUTES);
    DayOfSales.write(layout, catalogue, today, first, ordersInTenMinutes, 1, from, until);
    catalogue.writeChanges(
        layout, day(0), today, first, TEN_MINUTES / (double) MILLISECONDS_A_DAY, until);
  }

  /** Orders that come late: some of each of the days before today, and ten more minutes. */
  void addLateOrders(int closedDays) throws IOException {
    addTenMinutes();
    for (int day = days - 1 - closedDays; day < days - 1; day++) {
      DayOfSales.write(
          layout, catalogue, day(day), nextOffset(day), LATE_ORDERS, 1, 0, MILLISECONDS_A_DAY);
    }
  }

  /** Beyond what the day was written with. */
  private long nextOffset(int day) {
    return firstOffset(day)
        + 2L * Math.max(ordersOfToday, ORDERS_A_DAY)
        + increments * 2L * Math.max(ordersInTenMinutes, 500);
  }

  private static int now() {
    return (int) (LocalTime.now(ZoneOffset.UTC).toNanoOfDay() / 1_000_000);
  }

  /** Leaves nothing but the raw files. */
  void forgetFacts() throws IOException {
    delete(layout.tables());
    delete(layout.etl());
    forgetKpis();
  }

  /** Leaves the raw files and the facts. */
  void forgetKpis() throws IOException {
    Files.deleteIfExists(layout.kpi());
    delete(layout.kpiSets());
  }

  DataLayout layout() {
    return layout;
  }

  static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}

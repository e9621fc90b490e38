package io.salespulse.bench.etl;

import io.salespulse.bench.Workplace;
import io.salespulse.contract.DataLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;

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
  private final ShopSize size;
  private final int days;
  private final int ordersOfToday;
  private final int ordersInTenMinutes;
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
  private int increments;

  private History(
      Path directory, ShopSize size, int days, int ordersOfToday, int ordersInTenMinutes) {
    this.layout = new DataLayout(directory);
    this.size = size;
    this.days = days;
    this.ordersOfToday = ordersOfToday;
    this.ordersInTenMinutes = ordersInTenMinutes;
  }

  /**
   * Writes whole days.
   *
   * @param ordersOfFirstDay at most those of a whole day
   */
  static History write(Path directory, int days, int ordersOfFirstDay, int ordersOfToday)
      throws IOException {
    int ordersInTenMinutes = ORDERS_A_DAY / TEN_MINUTES_A_DAY;
    History history =
        new History(directory, ShopSize.USUAL, days, ordersOfToday, ordersInTenMinutes);
    history.writeDays(ordersOfFirstDay);
    return history;
  }

  /** A day of the usual rate, and today with the same number of orders in each ten minutes. */
  static History write(Path directory, ShopSize size, int ordersInTenMinutes) throws IOException {
    int ordersOfToday = ordersInTenMinutes * TEN_MINUTES_A_DAY;
    History history = new History(directory, size, 2, ordersOfToday, ordersInTenMinutes);
    history.writeDays(ORDERS_A_DAY);
    return history;
  }

  private void writeDays(int ordersOfFirstDay) throws IOException {
    int now = now();
    if (now < 2 * GRACE) {
      throw new IOException("today has only just begun in UTC; start again in five minutes");
    }
    try (RawFiles files = files()) {
      files.writeCatalogue();
      for (int day = 0; day < days; day++) {
        int orders = day == 0 ? ordersOfFirstDay : ORDERS_A_DAY;
        int until = MILLISECONDS_A_DAY;
        if (day == days - 1) {
          orders = ordersOfToday;
          until = now - GRACE;
        }
        files.writeSales(day(day), firstOffset(day), orders, SEGMENTS_A_DAY, 0, until);
        files.writeChanges(day(day), firstOffset(day), 1, until / 2);
      }
    }
  }

  private RawFiles files() throws IOException {
    return new RawFiles(layout, size, day(0));
  }

  private LocalDate day(int index) {
    return today.minusDays(days - 1L - index);
  }

  private static long firstOffset(int day) {
    return (day + 1L) * OFFSETS_A_DAY;
  }

  /** Ten more minutes of today, as one more segment of each topic. */
  void addTenMinutes() throws IOException {
    addLateOrders(0);
  }

  /** Orders that come late: some of each of the days before today, and ten more minutes. */
  void addLateOrders(int closedDays) throws IOException {
    increments++;
    long first = nextOffset(days - 1);
    int until = now() - GRACE;
    int from = Math.max(0, until - TEN_MINUTES);
    try (RawFiles files = files()) {
      files.writeSales(today, first, ordersInTenMinutes, 1, from, until);
      files.writeChanges(today, first, TEN_MINUTES / (double) MILLISECONDS_A_DAY, until);
      for (int day = days - 1 - closedDays; day < days - 1; day++) {
        files.writeSales(day(day), nextOffset(day), LATE_ORDERS, 1, 0, MILLISECONDS_A_DAY);
      }
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
    Workplace.delete(layout.tables());
    Workplace.delete(layout.etl());
    forgetKpis();
  }

  /** Leaves the raw files and the facts. */
  void forgetKpis() throws IOException {
    Files.deleteIfExists(layout.kpi());
    Workplace.delete(layout.kpiSets());
  }

  DataLayout layout() {
    return layout;
  }
}

package io.salespulse.ui;

import static io.salespulse.ui.SampleKpis.row;

import io.salespulse.contract.KpiFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The customers of {@link SampleShop}. */
final class SampleCustomers {

  private static final List<String> NAMES =
      List.of("Ada Bauer", "Björn Østergård", "Chiara Rossi", "دانا حسن", "Emil O'Hara", "Fay Li");

  private SampleCustomers() {}

  static void fill(SampleKpis kpis, Instant asOf, Random random) {
    List<List<String>> best = new ArrayList<>();
    LocalDate first = LocalDate.ofInstant(asOf, ZoneOffset.UTC).minusDays(20);
    for (int window = 0; window < 3; window++) {
      for (int rank = 1; rank <= 5; rank++) {
        LocalDate start = first.plusDays(window * 10L);
        best.add(
            row(start, start.plusDays(10), rank, id(rank), name(rank), 9000 - rank * 700 + ".50"));
      }
    }
    List<List<String>> atRisk = new ArrayList<>();
    for (int customer = 1; customer <= 45; customer++) {
      long days = 7 + random.nextInt(30);
      Instant last = asOf.minus(days, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
      int orders = 1 + random.nextInt(9);
      atRisk.add(
          row(id(customer), name(customer), last, days, orders, 5000 - customer * 90 + ".00"));
    }
    List<List<String>> cohorts = new ArrayList<>();
    YearMonth month = YearMonth.from(asOf.atZone(ZoneOffset.UTC));
    for (int age = 5; age >= 0; age--) {
      for (int number = 0; number <= age; number++) {
        int active = 1000 / (number * 2 + 1);
        cohorts.add(row(month.minusMonths(age), number, 1000, active, active / 10 + ".00"));
      }
    }
    kpis.with(KpiFile.CUSTOMER_LTV, best)
        .with(KpiFile.CHURN_RISK, atRisk)
        .with(KpiFile.COHORT_RETENTION, cohorts)
        .with(
            KpiFile.CUSTOMER_SEGMENTS,
            List.of(
                row("Champions", 2100, 340000, "28000000.00"),
                row("Loyal", 3300, 150000, "12000000.00"),
                row("Lost", 4200, 8000, "640000.00")));
  }

  private static String id(int customer) {
    return "C-%08d".formatted(customer);
  }

  private static String name(int customer) {
    return NAMES.get(customer % NAMES.size()) + (customer < NAMES.size() ? "" : " " + customer);
  }
}

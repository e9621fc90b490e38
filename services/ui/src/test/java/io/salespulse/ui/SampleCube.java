package io.salespulse.ui;

import static io.salespulse.ui.SampleKpis.row;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** The days of {@link SampleShop} split by category, channel and membership, evenly. */
final class SampleCube {

  private static final List<String> MEMBERSHIPS = List.of("Gold", "Silver", "Bronze");

  private SampleCube() {}

  /**
   * @param days rows of {@code sales_by_day}
   */
  static List<List<String>> of(
      List<List<String>> days, List<String> categories, List<String> channels) {
    List<List<String>> cube = new ArrayList<>();
    for (List<String> day : days) {
      long parts = (long) channels.size() * MEMBERSHIPS.size();
      long orders = Long.parseLong(day.get(1)) / parts;
      long items = Long.parseLong(day.get(2)) / parts;
      BigDecimal gross = part(new BigDecimal(day.get(4)), parts);
      BigDecimal refunds = part(new BigDecimal(day.get(5)), parts);
      for (String channel : channels) {
        for (String membership : MEMBERSHIPS) {
          cube.add(
              row(
                  day.get(0),
                  "*",
                  channel,
                  membership,
                  orders,
                  items,
                  gross,
                  refunds,
                  gross.subtract(refunds),
                  gross));
          for (String category : categories) {
            cube.add(
                row(
                    day.get(0),
                    category,
                    channel,
                    membership,
                    orders / 2,
                    items / categories.size(),
                    "",
                    "",
                    "",
                    part(gross, categories.size())));
          }
        }
      }
    }
    return cube;
  }

  private static BigDecimal part(BigDecimal amount, long parts) {
    return amount.divide(BigDecimal.valueOf(parts), 2, RoundingMode.HALF_UP);
  }
}

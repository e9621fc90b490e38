package io.salespulse.ui.page;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * A small line without axes.
 *
 * @param points of an SVG polyline in a box of 100 x 24, with a margin of 2 above and below
 * @param summary what it shows, for those who do not see it
 */
record Sparkline(String points, String summary) {

  private static final double WIDTH = 100;
  private static final double HEIGHT = 20;
  private static final double MARGIN = 2;

  /**
   * @param values two or more, from the oldest to the newest
   */
  static Sparkline of(List<BigDecimal> values, String summary) {
    double least = values.stream().mapToDouble(BigDecimal::doubleValue).min().orElseThrow();
    double most = values.stream().mapToDouble(BigDecimal::doubleValue).max().orElseThrow();
    double span = most > least ? most - least : 1;
    StringJoiner points = new StringJoiner(" ");
    for (int index = 0; index < values.size(); index++) {
      double across = index * WIDTH / (values.size() - 1);
      double down = MARGIN + (most - values.get(index).doubleValue()) / span * HEIGHT;
      points.add(String.format(Locale.ROOT, "%.1f,%.1f", across, down));
    }
    return new Sparkline(points.toString(), summary);
  }
}

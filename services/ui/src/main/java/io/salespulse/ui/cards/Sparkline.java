package io.salespulse.ui.cards;

import java.math.BigDecimal;
import java.util.List;

/**
 * A small line without axes.
 *
 * @param width of the box, one unit a step; its height is 24
 * @param path of an SVG, with a margin of 2 above and below: relative and in whole numbers, as a
 *     refresh sends it
 * @param summary what it shows, for those who do not see it
 */
public record Sparkline(int width, String path, String summary) {

  private static final double HEIGHT = 20;
  private static final double MARGIN = 2;

  /**
   * @param values two or more, from the oldest to the newest
   */
  public static Sparkline of(List<BigDecimal> values, String summary) {
    double least = values.stream().mapToDouble(BigDecimal::doubleValue).min().orElseThrow();
    double most = values.stream().mapToDouble(BigDecimal::doubleValue).max().orElseThrow();
    double span = most > least ? most - least : 1;
    StringBuilder path = new StringBuilder();
    long last = 0;
    for (BigDecimal value : values) {
      long down = Math.round(MARGIN + (most - value.doubleValue()) / span * HEIGHT);
      path.append(path.isEmpty() ? "M0 " + down + "l" : "1 " + (down - last) + " ");
      last = down;
    }
    return new Sparkline(values.size() - 1, path.toString().strip(), summary);
  }
}

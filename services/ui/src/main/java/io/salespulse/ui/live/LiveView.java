package io.salespulse.ui.live;

import java.util.List;
import java.util.Optional;

/**
 * The last minutes, as the sinks count them.
 *
 * @param problem why there are none
 * @param gap what they may lack
 */
public record LiveView(Optional<String> problem, List<WindowView> windows, Optional<String> gap) {

  /** Gone without figures, partial with some that lack orders, here with all. */
  public String state() {
    if (problem.isPresent()) {
      return "gone";
    }
    return gap.isPresent() ? "partial" : "here";
  }

  /**
   * @param sales blank before any KPI, when the currency is not known
   */
  public record WindowView(String title, String orders, String sales) {}
}

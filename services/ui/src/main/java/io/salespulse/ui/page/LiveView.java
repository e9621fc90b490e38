package io.salespulse.ui.page;

import java.util.List;
import java.util.Optional;

/**
 * The last minutes, straight from Kafka.
 *
 * @param problem why there are none
 */
record LiveView(Optional<String> problem, List<WindowView> windows) {

  /**
   * @param sales blank before any KPI, when the currency is not known
   */
  record WindowView(String title, String orders, String sales) {}
}

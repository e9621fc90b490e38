package io.salespulse.ui.page;

import java.util.List;
import java.util.Optional;

/**
 * The last minutes, straight from Kafka.
 *
 * @param problem why there are none
 */
record LiveView(Optional<String> problem, List<WindowView> windows) {

  record WindowView(String title, String orders, String sales) {}
}

package io.salespulse.ui.page;

import io.salespulse.contract.SummaryMetric;
import io.salespulse.ui.pipeline.FillingView;
import java.util.List;
import java.util.Optional;

/**
 * What is under the header: the numbers, or before the first of them the way to them.
 *
 * @param filling the way, before the first KPI set
 * @param numbers the KPI set's parts
 */
record BoardView(Optional<FillingView> filling, Optional<NumbersView> numbers) {

  /**
   * The finished parts of one KPI set, as HTML.
   *
   * @param query what was chosen, as it stands in the address; may be blank
   * @param metrics whose formulas explain the cards: they never change, so no refresh sends them
   * @param trend across the whole width, the others in columns
   * @param run id of the run that made the numbers
   */
  record NumbersView(
      String query,
      String filters,
      String cards,
      List<SummaryMetric> metrics,
      String trend,
      List<String> sections,
      List<DownloadView> downloads,
      String run) {}

  /** A catalogue file that the set has. */
  record DownloadView(String file, String title) {}
}

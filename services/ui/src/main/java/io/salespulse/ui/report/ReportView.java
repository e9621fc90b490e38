package io.salespulse.ui.report;

import io.salespulse.ui.cards.Change;
import io.salespulse.ui.section.TableView;
import java.util.List;
import java.util.Optional;

/**
 * One page.
 *
 * @param title the days that it is of
 * @param scope what is known of them, and in which currency and zone
 * @param links to other reports
 * @param heads of the columns of figures: the days of each
 * @param steps the hours of a day, else days
 * @param rankings what was sold most; empty where the set does not know it
 */
record ReportView(
    String language,
    String title,
    String scope,
    List<LinkView> links,
    List<String> heads,
    List<FigureRow> figures,
    TableView steps,
    List<TableView> rankings) {

  /**
   * @param query of the report's address
   */
  record LinkView(String text, String query, boolean current) {}

  /**
   * @param text of the days that it is of
   * @param others of the days that it is compared with
   */
  record FigureRow(String title, String text, List<OtherView> others) {}

  /**
   * @param text a dash where nothing is known of it
   * @param change from it; empty also of what refunds may still lower
   */
  record OtherView(String text, Optional<Change> change) {}
}

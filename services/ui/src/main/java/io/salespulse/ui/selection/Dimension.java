package io.salespulse.ui.selection;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiFile;

/** What the sales cube can be cut by, besides the day. */
public enum Dimension {
  CATEGORY("category", "Category", "categories", Columns.CATEGORY, KpiFile.REVENUE_BY_CATEGORY),
  CHANNEL("channel", "Channel", "channels", Columns.SALES_CHANNEL, KpiFile.SALES_BY_CHANNEL),
  MEMBERSHIP(
      "membership",
      "Membership",
      "memberships",
      Columns.MEMBERSHIP_TYPE,
      KpiFile.SALES_BY_MEMBERSHIP);

  private final String parameter;
  private final String title;
  private final String plural;
  private final String column;
  private final KpiFile file;

  Dimension(String parameter, String title, String plural, String column, KpiFile file) {
    this.parameter = parameter;
    this.title = title;
    this.plural = plural;
    this.column = column;
    this.file = file;
  }

  /** The name in the page's address. */
  public String parameter() {
    return parameter;
  }

  /** A heading for people. */
  public String title() {
    return title;
  }

  /** Several of its values, within a sentence. */
  public String plural() {
    return plural;
  }

  /** The file with a row for each value there is, those among them that the cube has none of. */
  public KpiFile file() {
    return file;
  }

  /** The column of the cube. */
  public String column() {
    return column;
  }
}

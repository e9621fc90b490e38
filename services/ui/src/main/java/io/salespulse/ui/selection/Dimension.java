package io.salespulse.ui.selection;

import io.salespulse.contract.Columns;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.text.Words;

/** What the sales cube can be cut by, besides the day. */
public enum Dimension {
  CATEGORY("categories", Columns.CATEGORY, KpiFile.REVENUE_BY_CATEGORY),
  CHANNEL("channels", Columns.SALES_CHANNEL, KpiFile.SALES_BY_CHANNEL),
  MEMBERSHIP("memberships", Columns.MEMBERSHIP_TYPE, KpiFile.SALES_BY_MEMBERSHIP);

  private final String plural;
  private final String column;
  private final KpiFile file;

  Dimension(String plural, String column, KpiFile file) {
    this.plural = plural;
    this.column = column;
    this.file = file;
  }

  /** The name in the page's address. */
  public String parameter() {
    return Choice.parameter(this);
  }

  /** A heading for people. */
  public String title() {
    return Words.of(parameter());
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

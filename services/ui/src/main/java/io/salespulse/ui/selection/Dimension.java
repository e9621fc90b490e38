package io.salespulse.ui.selection;

import io.salespulse.contract.Columns;

/** What the sales cube can be cut by, besides the day. */
public enum Dimension {
  CATEGORY("category", "Category", Columns.CATEGORY),
  CHANNEL("channel", "Channel", Columns.SALES_CHANNEL),
  MEMBERSHIP("membership", "Membership", Columns.MEMBERSHIP_TYPE);

  private final String parameter;
  private final String title;
  private final String column;

  Dimension(String parameter, String title, String column) {
    this.parameter = parameter;
    this.title = title;
    this.column = column;
  }

  /** The name in the page's address. */
  public String parameter() {
    return parameter;
  }

  /** A heading for people. */
  public String title() {
    return title;
  }

  /** The column of the cube. */
  public String column() {
    return column;
  }
}

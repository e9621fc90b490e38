package io.salespulse.contract;

/** What a customer's membership may be; {@link #toString()} is the text on the wire. */
public enum Membership {
  GOLD("Gold"),
  SILVER("Silver"),
  BRONZE("Bronze");

  private final String label;

  Membership(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}

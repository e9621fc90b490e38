package io.salespulse.etl.alerts;

import io.salespulse.contract.Manifest;
import io.salespulse.contract.Unit;
import java.math.BigDecimal;

/** Numbers as messages have them: {@code 1234.50 EUR}, {@code -41.20 %}, {@code 1.25 h}, 42. */
final class NumberText {

  private NumberText() {}

  static String of(BigDecimal number, Unit unit, Manifest set) {
    return number.toPlainString()
        + switch (unit) {
          case MONEY -> " " + set.reportingCurrency();
          case PERCENT -> " %";
          case HOURS -> " h";
          case COUNT, RATIO -> "";
        };
  }
}

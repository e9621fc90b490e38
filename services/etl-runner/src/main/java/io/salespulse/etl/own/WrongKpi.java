package io.salespulse.etl.own;

import java.io.Serial;

/** A KPI of the shop's own that cannot be computed; the message says why and what to do. */
final class WrongKpi extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  WrongKpi(String problem) {
    super(problem);
  }
}

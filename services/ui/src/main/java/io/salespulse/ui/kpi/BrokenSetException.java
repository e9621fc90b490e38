package io.salespulse.ui.kpi;

/** A KPI set that cannot be shown; the message says which file is to blame and why. */
final class BrokenSetException extends Exception {

  BrokenSetException(String reason) {
    super(reason);
  }

  BrokenSetException(String reason, Throwable cause) {
    super(reason, cause);
  }
}

package io.salespulse.etl.settings;

/** A setting that the service cannot work with; the message says which and what to do. */
public final class InvalidSetting extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  InvalidSetting(String variable, String value, String wanted) {
    super("%s is \"%s\", but must be %s".formatted(variable, value, wanted));
  }
}

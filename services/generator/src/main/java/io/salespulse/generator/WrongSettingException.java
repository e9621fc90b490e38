package io.salespulse.generator;

/** A setting with which the service cannot start; the message is one line that says what to set. */
final class WrongSettingException extends RuntimeException {

  private WrongSettingException(String message) {
    super(message);
  }

  static void unless(boolean right, String variable, Object value, String allowed) {
    if (!right) {
      throw new WrongSettingException("%s is %s: set it to %s".formatted(variable, value, allowed));
    }
  }
}

package io.salespulse.etl.run;

import java.util.LinkedHashSet;
import java.util.Set;

/** Says in one line what went wrong. */
final class FailureText {

  private static final int LONGEST = 600;

  private FailureText() {}

  /**
   * The message of the innermost cause, after its type where it has none; the messages around it
   * come behind, because those of Spark often name the file.
   */
  static String of(Throwable failure) {
    Set<String> messages = new LinkedHashSet<>();
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      messages.add(message(cause));
      cause = cause.getCause();
    }
    String[] inward = messages.toArray(String[]::new);
    StringBuilder text = new StringBuilder(inward[inward.length - 1]);
    for (int i = inward.length - 2; i >= 0; i--) {
      if (!inward[i].contains(inward[inward.length - 1]) && text.length() < LONGEST) {
        text.append("; ").append(inward[i]);
      }
    }
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text.toString();
  }

  private static String message(Throwable cause) {
    String message = cause.getMessage();
    String type = cause.getClass().getSimpleName();
    return message == null || message.isBlank()
        ? type
        : (cause instanceof Error ? type + ": " : "") + message.strip().replaceAll("\\s+", " ");
  }
}

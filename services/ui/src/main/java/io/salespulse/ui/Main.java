package io.salespulse.ui;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.util.ExceptionUtil;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts the dashboard; a start that fails ends with one line that says why, and status 1. */
@QuarkusMain
public final class Main {

  /** As SmallRye Config words a value of the wrong type. */
  private static final Pattern UNREADABLE =
      Pattern.compile("config property (\\S+) with the config value \"(.*?)\".*SRCFG\\d+: (.+)");

  private Main() {}

  public static void main(String... args) {
    Quarkus.run(null, Main::exit, args);
  }

  private static void exit(int status, Throwable failure) {
    if (failure != null) {
      // Not to the log, which a wrong setting may keep from being set up.
      System.err.println("ERROR The dashboard did not start: " + reason(failure));
    }
    System.exit(failure == null ? status : 1);
  }

  static String reason(Throwable failure) {
    Throwable root = ExceptionUtil.getRootCause(failure);
    if (root instanceof QuarkusBindException taken) {
      return "port %d of %s is taken. Stop who has it, or set QUARKUS_HTTP_PORT to another one."
          .formatted(taken.getPort(), taken.getHost());
    }
    String message = String.valueOf(root.getMessage()).replaceAll("\\s*\\R\\s*", " ");
    Matcher unreadable = UNREADABLE.matcher(message);
    return unreadable.find()
        ? "%s=%s: %s."
            .formatted(
                unreadable.group(1).replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT),
                unreadable.group(2),
                unreadable.group(3))
        : message;
  }
}

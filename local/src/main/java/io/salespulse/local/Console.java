package io.salespulse.local;

import java.io.PrintStream;

/** The terminal: one line per event, each with the name of the room it comes from. */
record Console(PrintStream out) {

  private static final String LAUNCHER = "salespulse";

  void say(String message) {
    line(LAUNCHER, message);
  }

  void line(String room, String message) {
    out.println("%-10s | %s".formatted(room, message));
  }
}

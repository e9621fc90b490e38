package io.salespulse.local;

import java.io.PrintStream;

/** The terminal: one line per event, each with the name of the process it comes from. */
record Console(PrintStream out) {

  void say(String message) {
    line("salespulse", message);
  }

  void line(String name, String message) {
    out.println("%-10s | %s".formatted(name, message));
  }
}

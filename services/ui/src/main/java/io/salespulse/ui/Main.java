package io.salespulse.ui;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the dashboard; a start that fails ends the process with status 1. */
@QuarkusMain
public final class Main {

  private Main() {}

  public static void main(String... args) {
    Quarkus.run(null, (status, failure) -> System.exit(failure == null ? status : 1), args);
  }
}

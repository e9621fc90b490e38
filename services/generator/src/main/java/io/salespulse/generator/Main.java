package io.salespulse.generator;

import io.quarkus.runtime.annotations.QuarkusMain;
import io.salespulse.support.ServiceStart;

/** Starts the service. */
@QuarkusMain
public final class Main {

  private Main() {}

  public static void main(String... arguments) {
    ServiceStart.run("generator", arguments);
  }
}

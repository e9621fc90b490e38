package io.salespulse.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A process that is started again when it dies, until it is stopped. Its lines go to the console
 * under its name.
 */
final class Supervised {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Of a JVM, and of a binary, that was told to end where it runs out of memory. */
  private static final int OUT_OF_MEMORY = 3;

  private final String name;
  private final ProcessBuilder builder;
  private final BooleanSupplier answers;
  private final Console console;
  private final Consumer<String> giveUp;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Thread supervisor = new Thread(this::supervise);
  private volatile boolean wasReady;
  private Process process;

  /**
   * @param answers whether it is there for others
   * @param giveUp told why, when the process cannot start at all
   */
  Supervised(
      String name,
      List<String> command,
      Map<String, String> environment,
      BooleanSupplier answers,
      Console console,
      Consumer<String> giveUp) {
    this.name = name;
    this.builder = new ProcessBuilder(deafToInterrupt(command)).redirectErrorStream(true);
    this.builder.environment().putAll(environment);
    this.answers = answers;
    this.console = console;
    this.giveUp = giveUp;
  }

  void start() {
    supervisor.start();
  }

  /**
   * Waits until the process answers.
   *
   * @return whether it answered within the time
   */
  boolean awaitReady(Duration timeout) throws InterruptedException {
    Instant deadline = Instant.now().plus(timeout);
    while (!answers.getAsBoolean()) {
      if (Instant.now().isAfter(deadline) || stopping.await(100, TimeUnit.MILLISECONDS)) {
        return false;
      }
    }
    wasReady = true;
    return true;
  }

  /** Asks the process to end, waits for it, and makes it end where it does not. */
  void stop() {
    stopping.countDown();
    Process running;
    synchronized (this) {
      running = process;
    }
    if (running == null) {
      return;
    }
    // Through the handle: Process.destroy would close the stream of the process' last lines.
    running.toHandle().destroy();
    try {
      if (!running.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        console.say(
            "%s did not stop within %d s: it is killed.".formatted(name, PATIENCE.toSeconds()));
        running.destroyForcibly().waitFor();
      }
      supervisor.join();
    } catch (InterruptedException interrupted) {
      running.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Ctrl-C reaches every process of the terminal at once; the stack must stop in order instead, so
   * its processes leave the interrupt to the launcher.
   */
  private static List<String> deafToInterrupt(List<String> command) {
    List<String> wrapped = new ArrayList<>(List.of("sh", "-c", "trap '' INT; exec \"$@\"", "sh"));
    wrapped.addAll(command);
    return wrapped;
  }

  private void supervise() {
    Backoff backoff = new Backoff();
    try {
      while (stopping.getCount() > 0) {
        Instant started = Instant.now();
        int exitCode = runOnce();
        if (stopping.getCount() == 0) {
          return;
        }
        if (exitCode == 1 && !wasReady) {
          giveUp.accept(name + " could not start: its last line above says why.");
          return;
        }
        Duration wait = backoff.after(Duration.between(started, Instant.now()));
        String end =
            exitCode == OUT_OF_MEMORY ? "ran out of memory" : "ended with exit code " + exitCode;
        console.say("%s %s; it starts again in %d s.".formatted(name, end, wait.toSeconds()));
        stopping.await(wait.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (IOException failure) {
      giveUp.accept("%s could not be started: %s".formatted(name, failure.getMessage()));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private int runOnce() throws IOException, InterruptedException {
    Process running;
    synchronized (this) {
      if (stopping.getCount() == 0) {
        return 0;
      }
      running = builder.start();
      process = running;
    }
    try (BufferedReader lines = running.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        console.line(name, line);
      }
    }
    return running.waitFor();
  }
}

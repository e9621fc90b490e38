package io.salespulse.local;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts the whole stack on this machine and keeps it running until it is told to stop. */
final class Launcher {

  private static final Console CONSOLE = new Console(System.out);

  private Launcher() {}

  /**
   * Runs until a signal ends the process.
   *
   * @param arguments the checkout's directory, then the options, which {@code ./run} has checked
   */
  public static void main(String[] arguments) throws InterruptedException {
    List<String> options = List.of(arguments);
    try {
      LocalSettings settings = LocalSettings.of(Path.of(arguments[0]), System.getenv());
      run(
          options.contains("--no-demo") ? settings.withoutGenerator() : settings,
          options.contains("--fresh"));
    } catch (LaunchException failure) {
      CONSOLE.say(failure.getMessage());
      System.exit(1);
    }
  }

  private static void run(LocalSettings settings, boolean fresh)
      throws LaunchException, InterruptedException {
    Preflight.checkPorts(settings);
    Preflight.takeDataDirectory(settings.data());
    if (settings.kafka().isPresent()) {
      settings.kafka().get().check();
      CONSOLE.say("Kafka: %s; no broker is started.".formatted(settings.kafka().get().servers()));
    }
    if (!settings.starts(LocalService.GENERATOR)) {
      CONSOLE.say("No demo: no generator is started.");
    }
    if (fresh) {
      Preflight.forget(settings.data());
    }
    CONSOLE.say("Data directory: " + settings.data().root());

    CountDownLatch failed = new CountDownLatch(1);
    LocalStack stack =
        new LocalStack(
            settings,
            CONSOLE,
            reason -> {
              CONSOLE.say(reason);
              failed.countDown();
            });
    Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stack-stop"));
    // In a thread of its own, so that a service that cannot start ends the wait for the others.
    Thread starter = new Thread(() -> start(stack, settings), "stack-start");
    starter.setDaemon(true);
    starter.start();
    failed.await();
    System.exit(1);
  }

  private static void start(LocalStack stack, LocalSettings settings) {
    try {
      stack.start();
      CONSOLE.say(
          "Dashboard: %s - Ctrl-C stops everything.".formatted(settings.url(LocalService.UI)));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.salespulse.local;

import io.salespulse.local.LocalSettings.Room;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts the whole stack on this machine and keeps it running until it is told to stop. */
final class Launcher {

  private static final String FRESH = "--fresh";
  private static final String NO_DEMO = "--no-demo";

  private Launcher() {}

  /**
   * Runs until a signal ends the process.
   *
   * @param arguments the checkout's directory, then the options, which {@code ./run} has checked
   */
  public static void main(String[] arguments) throws InterruptedException {
    Console console = new Console(System.out);
    try {
      List<String> options = List.of(arguments).subList(1, arguments.length);
      LocalSettings settings = LocalSettings.of(Path.of(arguments[0]), System.getenv());
      run(
          options.contains(NO_DEMO) ? settings.withoutGenerator() : settings,
          options.contains(FRESH),
          console);
    } catch (LaunchException failure) {
      console.say(failure.getMessage());
      System.exit(1);
    }
  }

  private static void run(LocalSettings settings, boolean fresh, Console console)
      throws LaunchException, InterruptedException {
    Preflight.checkPorts(settings);
    Preflight.takeDataDirectory(settings.data());
    if (settings.kafka().isPresent()) {
      settings.kafka().get().check();
      console.say("Kafka: %s; no broker is started.".formatted(settings.kafka().get().servers()));
    }
    if (!settings.starts(Room.GENERATOR)) {
      console.say("No demo: no generator is started.");
    }
    if (fresh) {
      Preflight.forget(settings.data());
    }
    console.say("Data directory: " + settings.data().root());

    CountDownLatch failed = new CountDownLatch(1);
    LocalStack stack =
        new LocalStack(
            settings,
            console,
            reason -> {
              console.say(reason);
              failed.countDown();
            });
    Runtime.getRuntime().addShutdownHook(new Thread(stack::stop, "stack-stop"));
    // In a thread of its own, so that a service that cannot start ends the wait for the others.
    Thread starter = new Thread(() -> start(stack, settings, console), "stack-start");
    starter.setDaemon(true);
    starter.start();
    failed.await();
    System.exit(1);
  }

  private static void start(LocalStack stack, LocalSettings settings, Console console) {
    try {
      stack.start();
      console.say("Dashboard: %s - Ctrl-C stops everything.".formatted(settings.url(Room.UI)));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}

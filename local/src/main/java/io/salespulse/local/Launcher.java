package io.salespulse.local;

import io.salespulse.local.LocalSettings.Room;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Starts the whole stack on this machine and keeps it running until it is told to stop. */
final class Launcher {

  private static final String HELP =
      """
      Usage: ./run [--fresh]

      Starts Kafka and the four services, and stops them on Ctrl-C.

        --fresh   forget all earlier data first
        --help    say this

      Settings are environment variables: SALES_DATA_DIR (data), %s,
      and those of the services, which README.md names.
      """;

  private Launcher() {}

  /**
   * Runs until a signal ends the process.
   *
   * @param arguments the checkout's directory, then what the user typed
   */
  public static void main(String[] arguments) throws InterruptedException {
    Console console = new Console(System.out);
    try {
      List<String> options = List.of(arguments).subList(1, arguments.length);
      if (options.contains("--help")) {
        System.out.printf(HELP, LocalSettings.portSettings());
        return;
      }
      run(Path.of(arguments[0]), options, console);
    } catch (LaunchException failure) {
      console.say(failure.getMessage());
      System.exit(1);
    }
  }

  private static void run(Path home, List<String> options, Console console)
      throws LaunchException, InterruptedException {
    for (String option : options) {
      if (!option.equals("--fresh")) {
        throw new LaunchException("%s is no option: ./run --help names them.".formatted(option));
      }
    }
    LocalSettings settings = LocalSettings.of(home, System.getenv());
    Preflight.checkPorts(settings);
    Preflight.takeDataDirectory(settings.data());
    if (options.contains("--fresh")) {
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

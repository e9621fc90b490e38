package io.salespulse.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/** Starts the whole stack on this machine and keeps it running until it is told to stop. */
final class Launcher {

  private static final Console CONSOLE = new Console(System.out);
  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final int TIMEOUT_MILLISECONDS = 2000;

  private final LocalSettings settings;
  private final CountDownLatch failed = new CountDownLatch(1);

  /** In the order in which they are stopped; the broker goes last. */
  private final Map<LocalService, Supervised> processes = new EnumMap<>(LocalService.class);

  private volatile boolean stopping;

  private Launcher(LocalSettings settings) {
    this.settings = settings;
    for (LocalService service : settings.ports().keySet()) {
      Supervised process =
          new Supervised(
              service.label(),
              command(service),
              settings.environment(service),
              () -> answers(service),
              CONSOLE,
              this::giveUp);
      processes.put(service, process);
    }
  }

  /**
   * Runs until a signal ends the process.
   *
   * @param arguments the checkout's directory, then the options, which {@code ./run} has checked
   */
  public static void main(String[] arguments) throws InterruptedException {
    List<String> options = List.of(arguments);
    try {
      LocalSettings settings = LocalSettings.of(Path.of(arguments[0]), System.getenv());
      settings = options.contains("--no-demo") ? settings.withoutGenerator() : settings;
      prepare(settings, options.contains("--fresh"));
      new Launcher(settings).run();
    } catch (LaunchException failure) {
      CONSOLE.say(failure.getMessage());
    }
    System.exit(1);
  }

  private static void prepare(LocalSettings settings, boolean fresh)
      throws LaunchException, InterruptedException {
    Preflight.checkDemo(settings);
    Preflight.checkPorts(settings);
    Preflight.takeDataDirectory(settings.data());
    if (settings.kafka().isPresent()) {
      settings.kafka().get().check();
      CONSOLE.say("Kafka: %s; no broker is started.".formatted(settings.kafka().get().servers()));
    }
    if (!settings.starts(LocalService.GENERATOR)) {
      CONSOLE.say("No demo: no generator is started.");
      if (!fresh) {
        Preflight.leftByTheDemo(settings.data()).ifPresent(CONSOLE::say);
      }
    }
    if (fresh) {
      Preflight.forget(settings.data());
    }
    CONSOLE.say("Data directory: " + settings.data().root());
  }

  /** Returns when a process cannot start at all. */
  private void run() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stack-stop"));
    // In a thread of its own, so that a service that cannot start ends the wait for the others.
    Thread starter = new Thread(this::start, "stack-start");
    starter.setDaemon(true);
    starter.start();
    failed.await();
  }

  private void start() {
    try {
      startAndAwait(processes.keySet().stream().filter(LocalService.KAFKA::equals).toList());
      startAndAwait(
          processes.keySet().stream().filter(each -> each != LocalService.KAFKA).toList());
      if (!stopping) {
        CONSOLE.say(
            "Dashboard: %s - Ctrl-C stops everything.".formatted(settings.url(LocalService.UI)));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void startAndAwait(List<LocalService> services) throws InterruptedException {
    services.forEach(service -> processes.get(service).start());
    for (LocalService service : services) {
      if (!processes.get(service).awaitReady(READY_WITHIN) && !stopping) {
        CONSOLE.say(
            "%s is not ready after %d s; its own lines say why."
                .formatted(service.label(), READY_WITHIN.toSeconds()));
      }
    }
  }

  private void stop() {
    stopping = true;
    CONSOLE.say("Stopping.");
    processes.values().forEach(Supervised::stop);
    CONSOLE.say("Stopped.");
  }

  private void giveUp(String reason) {
    CONSOLE.say(reason);
    failed.countDown();
  }

  /** A broker accepts connections; a service says that it is ready. */
  private boolean answers(LocalService service) {
    try {
      if (service == LocalService.KAFKA) {
        new Socket(InetAddress.getLoopbackAddress(), settings.port(service)).close();
        return true;
      }
      URI readiness = URI.create(settings.url(service) + "/q/health/ready");
      HttpURLConnection connection = (HttpURLConnection) readiness.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLISECONDS);
      connection.setReadTimeout(TIMEOUT_MILLISECONDS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  private List<String> command(LocalService service) {
    return service == LocalService.KAFKA
        ? BrokerProcess.command(settings.data().kafka(), settings.port(service), 1, Map.of())
        : PackagedService.command(
            settings.home().resolve("services").resolve(service.label()), service.jvmOptions());
  }
}

package io.salespulse.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The broker and the four services as processes of their own. */
final class LocalStack {

  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final int TIMEOUT_MILLISECONDS = 2000;

  private final Map<LocalService, Supervised> processes = new EnumMap<>(LocalService.class);
  private final Console console;
  private volatile boolean stopping;

  /**
   * @param giveUp told why, when a process cannot start at all
   */
  LocalStack(LocalSettings settings, Console console, Consumer<String> giveUp) {
    this.console = console;
    settings
        .ports()
        .forEach(
            (service, port) ->
                processes.put(
                    service,
                    new Supervised(
                        service.label(),
                        command(settings, service),
                        settings.environment(service),
                        () -> answers(service, port),
                        console,
                        giveUp)));
  }

  /** Starts everything, and returns when all of it answers or has had its time to. */
  void start() throws InterruptedException {
    startAndAwait(EnumSet.of(LocalService.KAFKA));
    startAndAwait(EnumSet.complementOf(EnumSet.of(LocalService.KAFKA)));
  }

  /** Stops everything in order; the broker goes last. */
  void stop() {
    stopping = true;
    console.say("Stopping.");
    processes.values().forEach(Supervised::stop);
    console.say("Stopped.");
  }

  private void startAndAwait(Set<LocalService> services) throws InterruptedException {
    services.retainAll(processes.keySet());
    services.forEach(service -> processes.get(service).start());
    for (LocalService service : services) {
      if (!processes.get(service).awaitReady(READY_WITHIN) && !stopping) {
        console.say(
            "%s is not ready after %d s; its own lines say why."
                .formatted(service.label(), READY_WITHIN.toSeconds()));
      }
    }
  }

  /** A broker accepts connections; a service says that it is ready. */
  private static boolean answers(LocalService service, int port) {
    try {
      if (service == LocalService.KAFKA) {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return true;
      }
      URI readiness = URI.create("http://localhost:%d/q/health/ready".formatted(port));
      HttpURLConnection connection = (HttpURLConnection) readiness.toURL().openConnection();
      connection.setConnectTimeout(TIMEOUT_MILLISECONDS);
      connection.setReadTimeout(TIMEOUT_MILLISECONDS);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static List<String> command(LocalSettings settings, LocalService service) {
    return service == LocalService.KAFKA
        ? BrokerProcess.command(settings.data().kafka(), settings.port(service), 1, Map.of())
        : PackagedService.command(
            settings.home().resolve("services").resolve(service.label()), service.jvmOptions());
  }
}

package io.salespulse.local;

import io.salespulse.local.LocalSettings.Room;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The broker and the four services as processes of their own. */
final class LocalStack {

  private static final Duration READY_WITHIN = Duration.ofSeconds(60);

  /**
   * Spark's first run makes so much code that on two cores the thorough compiler took a third of
   * the time; with ten times its thresholds it compiles what stays hot (decision 17).
   */
  private static final List<String> ETL_OPTIONS =
      List.of(
          "-Xmx1536m",
          "-XX:+UseParallelGC",
          "-XX:Tier4InvocationThreshold=50000",
          "-XX:Tier4MinInvocationThreshold=6000",
          "-XX:Tier4CompileThreshold=150000",
          "-XX:Tier4BackEdgeThreshold=400000");

  /** Heap, collector and compiler of each service's JVM. The light ones stay small. */
  private static final Map<Room, List<String>> JVM_OPTIONS =
      Map.of(
          Room.GENERATOR, List.of("-Xmx192m", "-XX:+UseSerialGC"),
          Room.SINK, List.of("-Xmx256m", "-XX:+UseSerialGC"),
          Room.ETL, ETL_OPTIONS,
          Room.UI, List.of("-Xmx128m", "-XX:+UseSerialGC"));

  private final Map<Room, Supervised> processes = new EnumMap<>(Room.class);
  private final Console console;
  private volatile boolean stopping;

  /**
   * @param giveUp told why, when a process cannot start at all
   */
  LocalStack(LocalSettings settings, Console console, Consumer<String> giveUp) {
    this.console = console;
    for (Room room : settings.ports().keySet()) {
      processes.put(
          room,
          new Supervised(
              room,
              command(settings, room),
              settings.environment(room),
              probe(settings, room),
              console,
              giveUp));
    }
  }

  /** Starts everything, and returns when all of it answers or has had its time to. */
  void start() throws InterruptedException {
    startAndAwait(List.of(Room.KAFKA));
    startAndAwait(List.of(Room.SINK, Room.GENERATOR, Room.UI, Room.ETL));
  }

  /**
   * Stops everything in the order of the data's way, so that each can hand over what it holds: the
   * generator to Kafka, the sink to disk. The broker goes last.
   */
  void stop() {
    stopping = true;
    console.say("Stopping.");
    processes.values().forEach(Supervised::stop);
    console.say("Stopped.");
  }

  private void startAndAwait(List<Room> rooms) throws InterruptedException {
    List<Room> ours = rooms.stream().filter(processes::containsKey).toList();
    ours.forEach(room -> processes.get(room).start());
    for (Room room : ours) {
      awaitReady(room);
    }
  }

  private void awaitReady(Room room) throws InterruptedException {
    if (!processes.get(room).awaitReady(READY_WITHIN) && !stopping) {
      console.say(
          "%s is not ready after %d s; its own lines say why."
              .formatted(room.label(), READY_WITHIN.toSeconds()));
    }
  }

  private static Probe probe(LocalSettings settings, Room room) {
    return switch (room) {
      case KAFKA -> Probe.port(settings.port(room));
      case GENERATOR, SINK, ETL, UI -> Probe.http(settings.url(room) + "/q/health/ready");
    };
  }

  private static List<String> command(LocalSettings settings, Room room) {
    return switch (room) {
      case KAFKA ->
          BrokerProcess.command(settings.data().kafka(), settings.port(room), 1, Optional.empty());
      case GENERATOR, SINK, ETL, UI ->
          PackagedService.command(
              settings.home().resolve("services").resolve(room.label()), JVM_OPTIONS.get(room));
    };
  }
}

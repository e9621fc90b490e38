package io.salespulse.sink;

import static io.salespulse.sink.ProducedRecords.patiently;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * A course of mishaps drawn from a seed, over one or two sinks that share a data directory. Each
 * step produces records and then lets something happen while they are on their way to disk.
 */
final class FireSchedule {

  enum Mishap {
    KILL(5),
    STOP(3),
    /** In the same group: partitions move. */
    SECOND_SINK(3),
    /** In another group: both believe that every partition is theirs. */
    RIVAL_SINK(2),
    PAUSE_SINK(2),
    PAUSE_BROKER(2),
    /** The broker is silent for longer than the sinks' session. */
    NETWORK_PAUSE(1),
    /** A sink stands still for longer than its session, and another one is given its partitions. */
    OUT_OF_TOUCH(1),
    KILL_BROKER(1),
    FULL_DISK(3),
    READ_ONLY_DISK(2),
    FLUSH(2);

    private final int weight;

    Mishap(int weight) {
      this.weight = weight;
    }

    static Mishap draw(Set<Mishap> mishaps, Random random) {
      int total = 0;
      for (Mishap mishap : mishaps) {
        total += mishap.weight;
      }
      int rest = random.nextInt(total);
      for (Mishap mishap : mishaps) {
        rest -= mishap.weight;
        if (rest < 0) {
          return mishap;
        }
      }
      throw new IllegalStateException();
    }
  }

  private interface Blow {
    void strike(SinkProcess sink) throws InterruptedException;
  }

  private static final int MOST_SINKS = 2;
  private static final int SESSION_MILLIS = 6_000;
  private static final Duration LONGER_THAN_THE_SESSION = Duration.ofMillis(SESSION_MILLIS + 2_000);

  private final SharedBroker.Handle broker;
  private final Path directory;
  private final Path data;
  private final Optional<SmallDisk> disk;
  private final Random random;
  private final long seed;
  private final Path module;
  private final Set<Mishap> mishaps;
  private final List<SinkProcess> sinks = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private int group;

  FireSchedule(SharedBroker.Handle broker, Path directory, long seed) throws IOException {
    this(broker, directory, seed, SinkProcess.MODULE, EnumSet.allOf(Mishap.class));
  }

  /**
   * @param module directory whose build packaged the sink that is played with
   * @param mishaps that are drawn from
   */
  FireSchedule(
      SharedBroker.Handle broker, Path directory, long seed, Path module, Set<Mishap> mishaps)
      throws IOException {
    this.module = module;
    this.mishaps = mishaps;
    this.broker = broker;
    this.directory = directory;
    this.seed = seed;
    this.random = new Random(seed * 0x9E3779B97F4A7C15L);
    this.disk = SmallDisk.mount(directory.resolve("disk"));
    this.data = disk.map(SmallDisk::root).orElse(directory).resolve("data");
    Files.createDirectories(data);
  }

  /** Plays the schedule to its end, and compares what is published with what was produced. */
  void play() throws Exception {
    broker.beginAtEnd(data);
    try (ProducedRecords records = new ProducedRecords(broker, seed);
        WatchingReader reader = new WatchingReader(data)) {
      startSink();
      int steps = 3 + random.nextInt(3);
      for (int step = 0; step < steps; step++) {
        records.produce(300 + random.nextInt(1500));
        happen(Mishap.draw(mishaps, random), records);
        sinks.removeIf(sink -> !sink.isAlive());
        if (sinks.isEmpty()) {
          startSink();
        }
      }
      records.produce(100);
      records.assertEverythingPublished(lastSink(), data);
      reader.assertSawOnlyWholeFiles();
    } catch (Exception | AssertionError failure) {
      throw new AssertionError("Seed %d: %s".formatted(seed, String.join(", ", story)), failure);
    } finally {
      sinks.forEach(SinkProcess::close);
      disk.ifPresent(SmallDisk::close);
    }
  }

  private void happen(Mishap mishap, ProducedRecords records) throws Exception {
    story.add(mishap.name());
    LockSupport.parkNanos(Duration.ofMillis(random.nextInt(300)).toNanos());
    switch (mishap) {
      case KILL -> amidRecords(records, SinkProcess::kill);
      case STOP -> amidRecords(records, SinkProcess::stop);
      case SECOND_SINK -> {
        if (sinks.size() < MOST_SINKS) {
          start();
          joined(records);
        }
      }
      case RIVAL_SINK -> {
        if (sinks.size() < MOST_SINKS) {
          startSink();
          joined(records);
        }
      }
      case PAUSE_SINK -> {
        SinkProcess sink = any();
        sink.signal("STOP");
        records.produce(200);
        sink.signal("CONT");
      }
      case PAUSE_BROKER -> {
        broker.signal("STOP");
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(1000)).toNanos());
        broker.signal("CONT");
      }
      case NETWORK_PAUSE -> {
        broker.signal("STOP");
        LockSupport.parkNanos(LONGER_THAN_THE_SESSION.toNanos());
        broker.signal("CONT");
      }
      case OUT_OF_TOUCH -> {
        if (sinks.size() < MOST_SINKS) {
          start();
        }
        SinkProcess sink = any();
        sink.signal("STOP");
        records.produce(500);
        LockSupport.parkNanos(LONGER_THAN_THE_SESSION.toNanos());
        records.produce(500);
        sink.signal("CONT");
      }
      case KILL_BROKER -> broker.killAndStart();
      case FULL_DISK -> {
        if (disk.isPresent()) {
          disk.get().fill();
          records.produce(2_000);
          awaitTrouble("No space left");
          disk.get().makeRoom();
        }
      }
      case READ_ONLY_DISK -> {
        // A disk with open files does not become read-only; a sink that starts finds it so.
        if (disk.isPresent()) {
          any().stop();
          sinks.forEach(SinkProcess::kill);
          sinks.clear();
          disk.get().readOnly();
          startSink();
          awaitTrouble("Read-only file system");
          disk.get().writable();
        }
      }
      case FLUSH -> any().flush();
    }
  }

  /** Lets it happen to a sink that is at work, most of the time; else perhaps while it starts. */
  private void amidRecords(ProducedRecords records, Blow blow) throws Exception {
    SinkProcess sink = any();
    if (random.nextInt(4) > 0) {
      awaitReady(sink);
    }
    long delay = Duration.ofMillis(random.nextInt(200)).toNanos();
    CompletableFuture<Void> producing = CompletableFuture.runAsync(() -> records.produce(3_000));
    LockSupport.parkNanos(delay);
    blow.strike(sink);
    producing.join();
  }

  /** Gives both sinks something to write, once the new one knows its partitions. */
  private void joined(ProducedRecords records) throws InterruptedException {
    awaitReady(sinks.get(sinks.size() - 1));
    records.produce(3_000);
  }

  /**
   * Until the sink writes, or says for whom it waits; one in trouble is not waited for for long.
   */
  private static void awaitReady(SinkProcess sink) throws InterruptedException {
    long deadline = System.nanoTime() + LONGER_THAN_THE_SESSION.toNanos();
    while (!sink.readiness().matches("(?s).*(\"partitions\"|another sink still holds).*")
        && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private void awaitTrouble(String words) {
    patiently().until(() -> anyIsNotReadyFor(words));
  }

  private boolean anyIsNotReadyFor(String words) throws InterruptedException {
    for (SinkProcess sink : sinks) {
      if (sink.readiness().contains(words)) {
        return true;
      }
    }
    return false;
  }

  private SinkProcess any() {
    return sinks.get(random.nextInt(sinks.size()));
  }

  /** One sink alone, in a group that nobody else is expected in, has every partition soon. */
  private SinkProcess lastSink() throws Exception {
    if (sinks.size() > 1 || random.nextInt(4) == 0) {
      for (SinkProcess sink : sinks) {
        if (random.nextBoolean()) {
          sink.kill();
        } else {
          sink.stop();
        }
      }
      sinks.forEach(SinkProcess::close);
      sinks.clear();
      startSink();
    }
    return sinks.get(0);
  }

  /** In a new group: a killed sink holds its place in the old one for seconds. */
  private void startSink() throws IOException {
    group++;
    start();
  }

  private void start() throws IOException {
    sinks.add(
        SinkProcess.start(
            List.of(),
            module,
            data,
            directory.resolve("sink.log"),
            broker.bootstrapServers(),
            Map.of(
                "SINK_ROLL_RECORDS",
                "700",
                SinkProcess.GROUP,
                "fire-%d-%d".formatted(System.identityHashCode(this), group),
                "JAVA_TOOL_OPTIONS",
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto",
                "MP_MESSAGING_INCOMING_RECORDS_SESSION_TIMEOUT_MS",
                String.valueOf(SESSION_MILLIS),
                "MP_MESSAGING_INCOMING_RECORDS_HEARTBEAT_INTERVAL_MS",
                "1000")));
  }
}

package io.salespulse.sink;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * A course of mishaps drawn from a seed, over one or two sinks that share a data directory. Each
 * step produces records and then lets something happen while they are on their way to disk.
 */
final class FireSchedule {

  private enum Mishap {
    KILL(5),
    STOP(3),
    /** In the same group: partitions move. */
    SECOND_SINK(3),
    /** In another group: both believe that every partition is theirs. */
    RIVAL_SINK(2),
    PAUSE_SINK(2),
    PAUSE_BROKER(2),
    KILL_BROKER(1),
    FULL_DISK(3),
    READ_ONLY_DISK(2),
    FLUSH(2);

    private final int weight;

    Mishap(int weight) {
      this.weight = weight;
    }

    static Mishap draw(Random random) {
      int total = 0;
      for (Mishap mishap : values()) {
        total += mishap.weight;
      }
      int rest = random.nextInt(total);
      for (Mishap mishap : values()) {
        rest -= mishap.weight;
        if (rest < 0) {
          return mishap;
        }
      }
      throw new IllegalStateException();
    }
  }

  private static final int MOST_SINKS = 2;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final SharedBroker.Handle broker;
  private final Path directory;
  private final Path data;
  private final Optional<SmallDisk> disk;
  private final Random random;
  private final long seed;
  private final List<SinkProcess> sinks = new ArrayList<>();
  private final List<String> story = new ArrayList<>();
  private int group;

  FireSchedule(SharedBroker.Handle broker, Path directory, long seed) throws IOException {
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
    try (ProducedRecords records = new ProducedRecords(broker.bootstrapServers(), seed)) {
      startSink();
      int steps = 3 + random.nextInt(3);
      for (int step = 0; step < steps; step++) {
        records.produce(300 + random.nextInt(1500));
        happen(Mishap.draw(random), records);
        sinks.removeIf(sink -> !sink.isAlive());
        if (sinks.isEmpty()) {
          startSink();
        }
      }
      records.produce(100);
      records.assertEverythingPublished(lastSink(), data);
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
      case KILL -> any().kill();
      case STOP -> any().terminate(10);
      case SECOND_SINK -> {
        if (sinks.size() < MOST_SINKS) {
          start();
        }
      }
      case RIVAL_SINK -> {
        if (sinks.size() < MOST_SINKS) {
          startSink();
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
          any().terminate(10);
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

  private void awaitTrouble(String words) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> anyIsNotReadyFor(words));
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
          sink.terminate(10);
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
            data,
            directory.resolve("sink.log"),
            broker.bootstrapServers(),
            Map.of(
                "SINK_ROLL_RECORDS",
                "700",
                "MP_MESSAGING_INCOMING_RECORDS_GROUP_ID",
                "fire-%d-%d".formatted(System.identityHashCode(this), group),
                "JAVA_TOOL_OPTIONS",
                "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto",
                "MP_MESSAGING_INCOMING_RECORDS_SESSION_TIMEOUT_MS",
                "6000",
                "MP_MESSAGING_INCOMING_RECORDS_HEARTBEAT_INTERVAL_MS",
                "1000")));
  }
}

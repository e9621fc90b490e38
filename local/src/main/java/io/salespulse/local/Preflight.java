package io.salespulse.local;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.salespulse.contract.DataLayout;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.utils.Utils;

/** What must hold before the stack is started, each with a line that says what to do. */
final class Preflight {

  /** Two weeks of history take about 600 MB in Kafka's log and the raw data together. */
  private static final long NEEDED_BYTES = 1L << 30;

  /** A lock whose channel nobody keeps is gone with the next garbage collection. */
  private static final Set<FileLock> HELD = ConcurrentHashMap.newKeySet();

  private Preflight() {}

  /** Checks that what the demo makes up stays out of somebody's Kafka. */
  static void checkDemo(LocalSettings settings) throws LaunchException {
    if (settings.kafka().isPresent() && settings.starts(LocalService.GENERATOR)) {
      throw new LaunchException(
          "KAFKA_BOOTSTRAP_SERVERS is set, and the demo writes into no Kafka but its own: add --no-demo to read what is at %s, or leave that setting out."
              .formatted(settings.kafka().get().servers()));
    }
  }

  /** What to say where somebody's own shop would be added to what the demo made up. */
  static Optional<String> leftByTheDemo(DataLayout data) {
    return Files.exists(data.generator())
        ? Optional.of("%s holds what the demo made up: --fresh forgets it.".formatted(data.root()))
        : Optional.empty();
  }

  /** Checks that every service that is started can listen on its port. */
  static void checkPorts(LocalSettings settings) throws LaunchException {
    for (LocalService service : settings.ports().keySet()) {
      int port = settings.port(service);
      try {
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
      } catch (IOException taken) {
        throw new LaunchException(
            "Port %d, where %s listens, is taken: stop what uses it, or set %s to a free port."
                .formatted(port, service.label(), service.portSetting()));
      }
    }
  }

  /**
   * Takes the data directory until this process ends, making it where it is missing.
   *
   * @throws LaunchException where it cannot be written, is full, or somebody has it
   */
  static void takeDataDirectory(DataLayout data) throws LaunchException {
    Path directory = data.root();
    try {
      Files.createDirectories(directory);
      checkSpace(directory, Files.getFileStore(directory).getUsableSpace());
      FileLock lock = FileChannel.open(directory.resolve(".lock"), CREATE, WRITE).tryLock();
      if (lock != null) {
        HELD.add(lock);
        return;
      }
    } catch (OverlappingFileLockException ours) {
      // Taken all the same.
    } catch (IOException failure) {
      throw new LaunchException(
          "The data directory %s cannot be written (%s): make it writable, or set SALES_DATA_DIR."
              .formatted(directory, failure.getMessage()));
    }
    throw new LaunchException(
        "Another ./run uses %s: stop it, or set SALES_DATA_DIR to another directory."
            .formatted(directory));
  }

  static void checkSpace(Path directory, long usableBytes) throws LaunchException {
    if (usableBytes < NEEDED_BYTES) {
      throw new LaunchException(
          "Only %d MiB are free in %s, and Salespulse needs %d: free some, or set SALES_DATA_DIR."
              .formatted(usableBytes >> 20, directory, NEEDED_BYTES >> 20));
    }
  }

  /** Deletes what earlier runs left in the data directory, and nothing else that lies there. */
  static void forget(DataLayout data) throws LaunchException {
    for (Path owned :
        List.of(
            data.kpi(),
            data.kpiSets(),
            data.tables(),
            data.raw(),
            data.etl(),
            data.generator(),
            data.sink(),
            data.kafka())) {
      try {
        Utils.delete(owned.toFile());
      } catch (IOException failure) {
        throw new LaunchException(
            "%s cannot be deleted (%s): delete it by hand.".formatted(owned, failure.getMessage()));
      }
    }
  }
}

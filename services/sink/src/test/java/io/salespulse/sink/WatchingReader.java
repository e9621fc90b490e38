package io.salespulse.sink;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Looks into the raw data all the time, as a job that reads it may, and remembers the first file
 * that was visible and not whole.
 */
final class WatchingReader implements AutoCloseable {

  private static final long LOOK_NANOS = Duration.ofMillis(10).toNanos();

  private final DataLayout layout;
  private final Set<Path> whole = new HashSet<>();
  private final Thread thread = new Thread(this::watch, "watching reader");
  private volatile Optional<Path> partial = Optional.empty();
  private volatile boolean stopped;

  WatchingReader(Path data) {
    layout = new DataLayout(data);
    thread.setDaemon(true);
    thread.start();
  }

  void assertSawOnlyWholeFiles() {
    if (partial.isPresent()) {
      throw new AssertionError(partial.get() + " was visible before it was whole");
    }
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    while (!stopped && partial.isEmpty()) {
      for (Topic topic : Topic.values()) {
        look(layout.raw(topic));
        look(layout.rejected(topic));
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private void look(Path dataset) {
    for (Path day : entries(dataset)) {
      for (Path file : entries(day)) {
        if (!whole.contains(file)) {
          read(file);
        }
      }
    }
  }

  private void read(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      if (content.length == 0 || content[content.length - 1] != '\n') {
        partial = Optional.of(file);
      } else {
        whole.add(file);
      }
    } catch (IOException removed) {
      // Recovery has removed it in the meantime, or the disk is being unmounted.
    }
  }

  private static List<Path> entries(Path directory) {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.toList();
    } catch (IOException notThere) {
      return List.of();
    }
  }
}

package io.salespulse.etl.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Keeps what {@code kill -9} would leave of a process's directory, at one moment after the other:
 * stops the process, copies its directory where that has changed, and lets it go on. One process so
 * dies many deaths.
 */
final class Freezer implements AutoCloseable {

  private final Process shell;
  private final Writer commands;
  private final long pid;
  private final Path directory;
  private final Path copies;
  private final Set<String> seen = new HashSet<>();
  private int looksSinceChange;

  /** Changes come in quick succession: after one, the process only runs from stop to stop. */
  private static final int CLOSE_LOOKS = 20;

  /**
   * @param copies where the copies go
   */
  Freezer(long pid, Path directory, Path copies) throws IOException {
    this.pid = pid;
    this.directory = directory;
    this.copies = copies;
    // One shell for all signals: starting a kill command each time would miss what lies between.
    shell = new ProcessBuilder("sh").redirectErrorStream(true).start();
    commands = shell.outputWriter(StandardCharsets.US_ASCII);
  }

  /** A copy of the directory as it is now, or nothing where it is as it was before. */
  List<Path> next() throws IOException {
    if (looksSinceChange++ >= CLOSE_LOOKS && seen.contains(listing(directory))) {
      return List.of();
    }
    signal("STOP");
    while (!isStopped()) {
      Thread.onSpinWait();
    }
    try {
      if (!seen.add(listing(directory))) {
        return List.of();
      }
      looksSinceChange = 0;
      Path copy = copies.resolve("state-%04d".formatted(seen.size()));
      copy(directory, copy);
      return List.of(copy);
    } finally {
      signal("CONT");
    }
  }

  private void signal(String name) throws IOException {
    commands.write("kill -%s %d\n".formatted(name, pid));
    commands.flush();
  }

  /** Whether every thread stands still: the letter after the name in brackets is the state. */
  private boolean isStopped() throws IOException {
    try (Stream<Path> threads = Files.list(Path.of("/proc", String.valueOf(pid), "task"))) {
      return threads.allMatch(
          thread -> {
            try {
              String state = Files.readString(thread.resolve("stat"));
              return state.startsWith(") T", state.lastIndexOf(')'));
            } catch (IOException failure) {
              if (Files.notExists(thread)) {
                // It has ended, be it while it was being read.
                return true;
              }
              throw new UncheckedIOException(failure);
            }
          });
    }
  }

  /** Names and sizes; empty where the directory changed under the hand that listed it. */
  private static String listing(Path directory) {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted().toList()) {
        lines.add(
            file + " " + (Files.isSymbolicLink(file) ? Files.readSymbolicLink(file) : size(file)));
      }
      return String.join("\n", lines);
    } catch (IOException | UncheckedIOException changing) {
      return "";
    }
  }

  private static Object size(Path file) throws IOException {
    return Files.isDirectory(file) ? "" : Files.size(file);
  }

  /** Copies a tree, links as links. */
  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)), LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  @Override
  public void close() throws IOException {
    commands.close();
    shell.onExit().join();
  }
}

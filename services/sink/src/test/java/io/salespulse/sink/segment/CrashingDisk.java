package io.salespulse.sink.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A disk whose power fails before a chosen step. What was not forced by then may be lost: the end
 * of a file's bytes, a rename, a removal, each on its own, as far as the seed says.
 */
final class CrashingDisk extends ForwardingDisk {

  /** The power is gone. */
  static final class PowerCut extends RuntimeException {
    PowerCut() {
      super("power cut");
    }
  }

  private interface Undo {
    void run() throws IOException;
  }

  private record Unforced(Path directory, Undo undo) {}

  private final Random random;
  private final List<Unforced> entries = new ArrayList<>();
  private final Map<Path, Long> forcedSizes = new HashMap<>();
  private int stepsLeft;

  /**
   * @param steps that are done before the power fails
   */
  CrashingDisk(int steps, long seed) {
    super(new LocalDisk(Path.of("/")));
    stepsLeft = steps;
    // Random's first answers for neighbouring seeds are the same.
    random = new Random(seed * 0x9E3779B97F4A7C15L);
  }

  /** Leaves on the real disk what a machine might find after the power cut. */
  void loseWhatWasNotForced() throws IOException {
    for (int index = entries.size() - 1; index >= 0; index--) {
      if (random.nextBoolean()) {
        entries.get(index).undo().run();
      }
    }
    for (Map.Entry<Path, Long> forced : forcedSizes.entrySet()) {
      if (Files.exists(forced.getKey())) {
        try (FileChannel file = FileChannel.open(forced.getKey(), StandardOpenOption.WRITE)) {
          long lost = file.size() - forced.getValue();
          file.truncate(file.size() - (lost <= 0 ? 0 : random.nextLong(lost + 1)));
        }
      }
    }
  }

  @Override
  public Output create(Path file) throws IOException {
    step();
    Output output = super.create(file);
    forcedSizes.put(file, 0L);
    return new ForwardingOutput(output) {
      private long size;

      @Override
      public void write(ByteBuffer bytes) throws IOException {
        step();
        size += bytes.remaining();
        super.write(bytes);
      }

      @Override
      public void force() throws IOException {
        // Remembered and not done: the real disk keeps its power, and syncing it takes long.
        step();
        forcedSizes.put(file, size);
      }
    };
  }

  @Override
  public void publish(Path from, Path to) throws IOException {
    // As LocalDisk does it, in two steps: each may be lost without the other.
    step();
    Files.createLink(to, from);
    forcedSizes.put(to, forcedSizes.get(from));
    entries.add(
        new Unforced(
            to.getParent(),
            () -> {
              Files.delete(to);
              forcedSizes.remove(to);
            }));
    delete(from);
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    step();
    Optional<byte[]> before =
        Files.exists(to) ? Optional.of(Files.readAllBytes(to)) : Optional.empty();
    super.replace(from, to);
    forcedSizes.put(to, forcedSizes.remove(from));
    entries.add(
        new Unforced(
            to.getParent(),
            () -> {
              Files.move(to, from);
              forcedSizes.put(from, forcedSizes.remove(to));
              if (before.isPresent()) {
                Files.write(to, before.get());
              }
            }));
  }

  @Override
  public void delete(Path file) throws IOException {
    step();
    byte[] before = Files.readAllBytes(file);
    Optional<Long> forced = Optional.ofNullable(forcedSizes.remove(file));
    super.delete(file);
    entries.add(
        new Unforced(
            file.getParent(),
            () -> {
              // Not where the name has been given to another file since.
              if (Files.notExists(file)) {
                Files.write(file, before);
                forced.ifPresent(size -> forcedSizes.put(file, size));
              }
            }));
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    step();
    Files.createDirectories(directory);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    step();
    entries.removeIf(entry -> entry.directory().equals(directory));
  }

  private void step() {
    if (stepsLeft-- <= 0) {
      throw new PowerCut();
    }
  }
}

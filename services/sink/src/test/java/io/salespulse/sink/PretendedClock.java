package io.salespulse.sink;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A wall clock that one process takes for the machine's, and that can be set while it runs: by
 * libfaketime, of the package faketime. The clock that counts since the start stays what it is, as
 * it does when an administrator sets a machine's time.
 */
final class PretendedClock {

  private static final String LIBRARY = "faketime/libfaketimeMT.so.1";

  private final Path file;

  /**
   * @param file that tells the process what time it is
   */
  PretendedClock(Path file) throws IOException {
    this.file = file;
    set("+0");
  }

  static boolean isPossible() {
    return library().isPresent();
  }

  /** Environment variables of the process. */
  Map<String, String> environment() {
    return Map.of(
        "LD_PRELOAD", library().orElseThrow().toString(),
        "FAKETIME_TIMESTAMP_FILE", file.toString(),
        "FAKETIME_CACHE_DURATION", "1",
        "FAKETIME_DONT_FAKE_MONOTONIC", "1",
        "NO_FAKE_STAT", "1");
  }

  /**
   * @param offset to the machine's clock: {@code -5h}
   */
  void set(String offset) throws IOException {
    Path written = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(written, offset + "\n");
    Files.move(written, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Optional<Path> library() {
    try (Stream<Path> architectures = Files.list(Path.of("/usr/lib"))) {
      return architectures
          .map(architecture -> architecture.resolve(LIBRARY))
          .filter(Files::exists)
          .findFirst();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

package io.salespulse.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file system of a few megabytes, to be filled up; only an administrator can make one. */
final class SmallDisk implements AutoCloseable {

  private final Path root;

  private SmallDisk(Path root) {
    this.root = root;
  }

  /** Empty where this process may not mount. */
  static Optional<SmallDisk> mount(Path root) throws IOException {
    Files.createDirectories(root);
    return run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", root.toString())
        ? Optional.of(new SmallDisk(root))
        : Optional.empty();
  }

  Path root() {
    return root;
  }

  /** Leaves no room for a further byte. */
  void fill() throws IOException {
    try (OutputStream filler = Files.newOutputStream(filler())) {
      byte[] page = new byte[4096];
      while (true) {
        filler.write(page);
      }
    } catch (IOException full) {
      // That was the aim.
    }
  }

  void makeRoom() throws IOException {
    Files.deleteIfExists(filler());
  }

  void readOnly() {
    remount("ro");
  }

  void writable() {
    remount("rw");
  }

  @Override
  public void close() {
    run("umount", "-l", root.toString());
  }

  private void remount(String mode) {
    if (!run("mount", "-o", "remount," + mode, root.toString())) {
      throw new IllegalStateException(root + " cannot be remounted " + mode);
    }
  }

  /** Whether the command ended well. */
  private static boolean run(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .onExit()
              .join()
              .exitValue()
          == 0;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Path filler() {
    return root.resolve("filler");
  }
}

package io.salespulse.sink.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A disk that keeps nothing and counts what is published, so that a day passes in a moment. */
final class CountingDisk implements Disk {

  private int raw;
  private int rejected;

  int rawSegments() {
    return raw;
  }

  int rejectedSegments() {
    return rejected;
  }

  @Override
  public Output create(Path file) {
    return new Output() {
      @Override
      public void write(ByteBuffer bytes) {
        bytes.position(bytes.limit());
      }

      @Override
      public void force() {}

      @Override
      public void close() {}
    };
  }

  @Override
  public void publish(Path from, Path to) throws IOException {
    if (to.toString().contains("_rejected")) {
      rejected++;
    } else {
      raw++;
    }
  }

  @Override
  public void replace(Path from, Path to) {}

  @Override
  public void delete(Path file) {}

  @Override
  public void createDirectories(Path directory) {}

  @Override
  public void forceDirectory(Path directory) {}

  @Override
  public List<Path> list(Path directory) {
    return List.of();
  }

  /** Nobody has written a durable offset, as far as this disk tells. */
  @Override
  public Optional<String> read(Path file) {
    return Optional.empty();
  }
}

package io.salespulse.sink.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Hands everything on to another disk; what is special about a test's disk it overrides. */
public class ForwardingDisk implements Disk {

  /** Hands everything on to another file. */
  public static class ForwardingOutput extends Output {

    private final Output output;

    public ForwardingOutput(Output output) {
      this.output = output;
    }

    @Override
    public void write(ByteBuffer bytes) throws IOException {
      output.write(bytes);
    }

    @Override
    public void force() throws IOException {
      output.force();
    }

    @Override
    public void close() throws IOException {
      output.close();
    }
  }

  private final Disk disk;

  public ForwardingDisk(Disk disk) {
    this.disk = disk;
  }

  @Override
  public Output create(Path file) throws IOException {
    return disk.create(file);
  }

  @Override
  public void publish(Path from, Path to) throws IOException {
    disk.publish(from, to);
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    disk.replace(from, to);
  }

  @Override
  public void delete(Path file) throws IOException {
    disk.delete(file);
  }

  @Override
  public void createDirectories(Path directory) throws IOException {
    disk.createDirectories(directory);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    disk.forceDirectory(directory);
  }

  @Override
  public List<Path> list(Path directory) throws IOException {
    return disk.list(directory);
  }

  @Override
  public Optional<String> read(Path file) throws IOException {
    return disk.read(file);
  }
}

package io.salespulse.sink.segment;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes the sink's protocol wrong in one way, to see whether the tests would notice. */
final class MutatedDisk extends ForwardingDisk {

  enum Mutation {
    NONE,
    FILES_ARE_NOT_FORCED,
    DIRECTORIES_ARE_NOT_FORCED,
    /** A segment has its final name before it has its bytes. */
    NAMES_BEFORE_BYTES,
    PROGRESS_BEFORE_SEGMENTS,
    RECOVERY_REMOVES_NOTHING,
    /** Consumption goes on where Kafka was told, not where the disk says. */
    COMMITTED_OFFSET_IS_TRUSTED
  }

  private record Rename(Path from, Path to) {}

  /** Keeps the bytes until it is told to write them. */
  private static final class LateOutput extends Output {

    private final Output output;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();

    private LateOutput(Output output) {
      this.output = output;
    }

    @Override
    public void write(ByteBuffer bytes) {
      kept.write(bytes.array(), bytes.position(), bytes.remaining());
      bytes.position(bytes.limit());
    }

    @Override
    public void force() {}

    @Override
    public void close() {}

    private void finish() throws IOException {
      output.write(ByteBuffer.wrap(kept.toByteArray()));
      output.force();
      output.close();
    }
  }

  private final Mutation mutation;
  private final List<Rename> delayed = new ArrayList<>();
  private final Map<Path, LateOutput> late = new HashMap<>();

  MutatedDisk(Disk disk, Mutation mutation) {
    super(disk);
    this.mutation = mutation;
  }

  @Override
  public Output create(Path file) throws IOException {
    Output output = super.create(file);
    if (mutation == Mutation.NAMES_BEFORE_BYTES) {
      late.put(file, new LateOutput(output));
      return late.get(file);
    }
    if (mutation != Mutation.FILES_ARE_NOT_FORCED) {
      return output;
    }
    return new ForwardingOutput(output) {
      @Override
      public void force() {}
    };
  }

  @Override
  public void publish(Path from, Path to) throws IOException {
    if (mutation == Mutation.PROGRESS_BEFORE_SEGMENTS) {
      delayed.add(new Rename(from, to));
    } else {
      super.publish(from, to);
      finish(from);
    }
  }

  @Override
  public void replace(Path from, Path to) throws IOException {
    finish(from);
    super.replace(from, to);
    for (Rename rename : delayed) {
      super.publish(rename.from(), rename.to());
      super.forceDirectory(rename.to().getParent());
    }
    delayed.clear();
  }

  private void finish(Path file) throws IOException {
    if (late.containsKey(file)) {
      late.remove(file).finish();
    }
  }

  @Override
  public void delete(Path file) throws IOException {
    if (mutation != Mutation.RECOVERY_REMOVES_NOTHING) {
      super.delete(file);
    }
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    if (mutation != Mutation.DIRECTORIES_ARE_NOT_FORCED) {
      super.forceDirectory(directory);
    }
  }
}

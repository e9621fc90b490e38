package io.salespulse.sink.segment;

import io.salespulse.contract.DataLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The durable next offset of each partition: every record below it is published, none at or after
 * it counts. One file per partition holds the offset as a decimal number and a line feed, which
 * shows that the file is whole; someone who repairs it by hand writes the same.
 */
public final class Progress {

  /** What a partition's file says. */
  public sealed interface Entry {

    /** There is no file. */
    record Absent() implements Entry {}

    /** The file is not one that the sink writes. */
    record Corrupt() implements Entry {}

    /**
     * @param nextOffset from 0
     */
    record At(long nextOffset) implements Entry {}
  }

  private static final Pattern WHOLE = Pattern.compile("(\\d{1,18})\n");

  private final Disk disk;
  private final Path directory;

  public Progress(Disk disk, DataLayout layout) {
    this.disk = disk;
    this.directory = layout.progress();
  }

  /** Where the partition's offset is kept. */
  public Path file(PartitionId partition) {
    return directory.resolve(partition.toString());
  }

  public Entry read(PartitionId partition) throws IOException {
    Optional<String> text = disk.read(file(partition));
    if (text.isEmpty()) {
      return new Entry.Absent();
    }
    var number = WHOLE.matcher(text.get());
    return number.matches() ? new Entry.At(Long.parseLong(number.group(1))) : new Entry.Corrupt();
  }

  /**
   * The lock keeps other sinks away. Should it have been removed under this one's feet, the durable
   * offset shows who went on: nothing may be published past an offset that is not this sink's own.
   *
   * @param own the offset that this sink wrote last, or began with
   * @throws FileSystemException where another one stands there
   */
  void checkNobodyElseWrote(PartitionId partition, long own) throws IOException {
    Entry entry = read(partition);
    if (entry instanceof Entry.Corrupt) {
      throw lost(partition, "is not readable", own);
    }
    // Where there is none, nobody else has begun: recovery would have written it.
    if (entry instanceof Entry.At at && at.nextOffset() != own) {
      throw lost(partition, "says " + at.nextOffset(), own);
    }
  }

  private FileSystemException lost(PartitionId partition, String what, long own) {
    return new FileSystemException(
        file(partition).toString(),
        null,
        "%s where this sink left %d, so another one writes the partition".formatted(what, own));
  }

  /** Returns once the offset would survive a power cut. */
  public void write(PartitionId partition, long nextOffset) throws IOException {
    disk.createDirectories(directory);
    Path written = directory.resolve(partition + ".new");
    try (Disk.Output output = disk.create(written)) {
      output.write(ByteBuffer.wrap((nextOffset + "\n").getBytes(StandardCharsets.US_ASCII)));
      output.force();
    }
    disk.replace(written, file(partition));
    disk.forceDirectory(directory);
  }
}

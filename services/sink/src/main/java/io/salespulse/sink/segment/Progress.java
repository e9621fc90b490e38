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
 * it counts. One file per partition holds two lines, each with its line feed, which shows that the
 * file is whole: the offset as a decimal number, then the topic whose offset it is, by Kafka's name
 * and id. Someone who repairs it by hand writes the first line alone, as did earlier versions; the
 * second is added at the next start.
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
     * @param topic that the offset is one of; empty where that was not noted
     */
    record At(long nextOffset, Optional<TopicIdentity> topic) implements Entry {}
  }

  private static final Pattern WHOLE = Pattern.compile("(\\d{1,18})\n(?:(\\S+) (\\S+)\n)?");

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
    var whole = WHOLE.matcher(text.get());
    if (!whole.matches()) {
      return new Entry.Corrupt();
    }
    Optional<TopicIdentity> topic =
        Optional.ofNullable(whole.group(2)).map(name -> new TopicIdentity(name, whole.group(3)));
    return new Entry.At(Long.parseLong(whole.group(1)), topic);
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
  public void write(PartitionId partition, Entry.At at) throws IOException {
    String text = at.nextOffset() + "\n" + at.topic().map(topic -> topic + "\n").orElse("");
    disk.createDirectories(directory);
    Path written = directory.resolve(partition + ".new");
    try (Disk.Output output = disk.create(written)) {
      output.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      output.force();
    }
    disk.replace(written, file(partition));
    disk.forceDirectory(directory);
  }
}

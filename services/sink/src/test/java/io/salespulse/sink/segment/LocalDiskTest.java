package io.salespulse.sink.segment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.contract.DataLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalDiskTest {

  /** Remembers which directories were synced. */
  private static final class NotingDisk extends LocalDisk {

    private final List<Path> forced = new ArrayList<>();

    private NotingDisk(Path root) {
      super(root);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
      forced.add(directory);
      super.forceDirectory(directory);
    }
  }

  @TempDir Path root;

  @Test
  void aDirectoryThatAnotherMadeIsSyncedBeforeItIsTakenForDurable() throws IOException {
    Path day = Files.createDirectories(root.resolve("raw/orders/dt=2026-11-20"));
    NotingDisk disk = new NotingDisk(root);

    disk.createDirectories(day);

    assertThat(disk.forced).containsExactly(root, root.resolve("raw"), day.getParent());
    disk.createDirectories(day);
    assertThat(disk.forced).as("once is enough").hasSize(3);
  }

  @Test
  void whatIsAboveTheDataDirectoryIsNobodysBusinessOnceItIsThere() throws IOException {
    Path data = root.resolve("volume/data");
    NotingDisk disk = new NotingDisk(data);

    disk.createDirectories(data.resolve("raw"));

    assertThat(disk.forced).containsExactly(root, root.resolve("volume"), data);
  }

  @Test
  void theDirectoryOfTheLocksIsSyncedByTheFirstLock() throws IOException {
    NotingDisk disk = new NotingDisk(root);

    PartitionLock.acquire(disk, new DataLayout(root), Partition.ID).orElseThrow().close();

    assertThat(disk.forced).containsExactly(root, root.resolve("raw"));
  }

  @Test
  void aFileThatHasTheNameAlreadyIsNotReplacedHoweverLateItCame() throws IOException {
    Path open = Files.writeString(root.resolve("open"), "mine");
    Path published = Files.writeString(root.resolve("published"), "another's");

    assertThatThrownBy(() -> new LocalDisk(root).publish(open, published))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining(published.toString())
        .hasMessageContaining("is published already");

    assertThat(published).hasContent("another's");
    assertThat(open).hasContent("mine");
  }

  @Test
  void anOpenFileThatACrashLeftUnderBothNamesDoesNotEmptyThePublishedOne() throws IOException {
    Path published = Files.writeString(root.resolve("published"), "whole");
    Path open = Files.createLink(root.resolve("open"), published);

    try (Disk.Output output = new LocalDisk(root).create(open)) {
      output.write(ByteBuffer.wrap("next".getBytes(UTF_8)));
    }

    assertThat(published).hasContent("whole");
    assertThat(open).hasContent("next");
  }
}

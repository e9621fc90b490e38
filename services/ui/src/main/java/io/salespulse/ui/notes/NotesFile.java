package io.salespulse.ui.notes;

import io.salespulse.contract.DataLayout;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jboss.logging.Logger;

/**
 * The notes that are shown. {@link #check()} looks whether the file is another one, which costs a
 * system call while it is not. A file that cannot be read, or only in part, ends nothing: what is
 * wrong is said beside the notes that are right.
 */
public final class NotesFile {

  private static final Logger LOG = Logger.getLogger(NotesFile.class);

  /** Some thousands of notes. */
  private static final int LARGEST = 256 * 1024;

  private final Path file;

  /** What was looked at last; guarded by this. */
  private Version seen = Version.NONE;

  private volatile Notes notes = Notes.NONE;

  public NotesFile(DataLayout layout) {
    this.file = layout.notes();
  }

  private record Version(FileTime written, long size) {
    static final Version NONE = new Version(FileTime.fromMillis(0), -1);
  }

  /** Never blocks. */
  public Notes notes() {
    return notes;
  }

  /** Reads the file again where it has changed. */
  public synchronized void check() {
    try {
      BasicFileAttributes there = Files.readAttributes(file, BasicFileAttributes.class);
      Version now = new Version(there.lastModifiedTime(), there.size());
      if (!now.equals(seen)) {
        show(there.isRegularFile() ? read() : NotesReader.broken("is no file: remove it"));
        seen = now;
      }
    } catch (NoSuchFileException none) {
      seen = Version.NONE;
      show(Notes.NONE);
    } catch (IOException unreadable) {
      // Whose rights are mended has not changed: it is tried again.
      seen = Version.NONE;
      show(NotesReader.broken("cannot be read: let the dashboard's user read it"));
    }
  }

  private Notes read() throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      byte[] content = bytes.readNBytes(LARGEST + 1);
      return content.length > LARGEST
          ? NotesReader.broken(
              "has more than the %d KiB that are read: take old notes out"
                  .formatted(LARGEST / 1024))
          : NotesReader.read(content);
    }
  }

  private void show(Notes now) {
    if (!now.equals(notes)) {
      notes = now;
      LOG.infof("shows the notes of %d days", now.days().size());
      now.problems().forEach(LOG::warn);
    }
  }
}

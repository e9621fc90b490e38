package io.salespulse.etl.raw;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Topic;
import io.salespulse.etl.raw.RawFile.Kind;
import io.salespulse.support.DurableFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds CSV files of history below the import directory. One that is being copied there is told by
 * its last change: while somebody writes, it is a moment ago.
 */
public final class ImportCatalog {

  /** How long nobody may have written to a file before it counts as whole. */
  static final Duration SETTLES_IN = Duration.ofSeconds(10);

  private static final String ENDING = ".csv";

  private final DataLayout layout;
  private final Clock clock;
  private Map<String, Seen> seen = new HashMap<>();

  /** A file as it was found, and since when it is so. */
  private record Seen(long size, Instant changed, Instant since) {}

  /**
   * What is there.
   *
   * @param files that are whole
   * @param unsettled files that somebody may still be writing
   * @param strangers names of what is no file of history, or may not be read
   */
  public record Listing(List<RawFile> files, List<RawFile> unsettled, List<String> strangers) {}

  public ImportCatalog(DataLayout layout, Clock clock) {
    this.layout = layout;
    this.clock = clock;
  }

  /** Whether a record's file is one of history, by its name. */
  public static boolean isName(String file) {
    return file.startsWith(DataLayout.IMPORTS + "/");
  }

  /** What there is now. */
  public Listing list() throws IOException {
    Listing listing = new Listing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Map<String, Seen> now = new HashMap<>();
    for (Path entry : DurableFiles.children(layout.imports())) {
      Optional<Topic> topic = Topic.named(entry.getFileName().toString());
      if (topic.isPresent() && isDirectory(entry)) {
        list(topic.get(), entry, listing, now);
      } else if (!isHidden(entry)) {
        listing.strangers().add(name(entry));
      }
    }
    // Orders before their items, which would wait for them.
    listing.files().sort(Comparator.comparing(RawFile::topic));
    seen = now;
    return listing;
  }

  private void list(Topic topic, Path directory, Listing listing, Map<String, Seen> now)
      throws IOException {
    for (Path entry : DurableFiles.children(directory)) {
      if (isHidden(entry)) {
        continue;
      }
      if (isDirectory(entry)) {
        list(topic, entry, listing, now);
      } else if (!entry.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(ENDING)
          || !Files.isReadable(entry)) {
        listing.strangers().add(name(entry));
      } else {
        RawFile file =
            new RawFile(topic, Kind.IMPORT, LocalDate.EPOCH, name(entry), entry, Files.size(entry));
        (isSettled(file, now) ? listing.files() : listing.unsettled()).add(file);
      }
    }
  }

  /** By its own time, or by ours where that of its machine is ahead. */
  private boolean isSettled(RawFile file, Map<String, Seen> now) throws IOException {
    Instant moment = clock.instant();
    Instant changed = Files.getLastModifiedTime(file.path()).toInstant();
    Seen before = seen.get(file.name());
    boolean isSame =
        before != null && before.size() == file.size() && before.changed().equals(changed);
    Seen found = new Seen(file.size(), changed, isSame ? before.since() : moment);
    now.put(file.name(), found);
    return isBefore(changed, moment) || isBefore(found.since(), moment);
  }

  private static boolean isBefore(Instant change, Instant moment) {
    return !change.plus(SETTLES_IN).isAfter(moment);
  }

  /** Whether what is in it can be listed. */
  private static boolean isDirectory(Path entry) {
    return Files.isDirectory(entry) && Files.isReadable(entry) && Files.isExecutable(entry);
  }

  private static boolean isHidden(Path file) {
    return file.getFileName().toString().startsWith(".");
  }

  private String name(Path file) {
    return layout.root().relativize(file).toString().replace(File.separatorChar, '/');
  }
}

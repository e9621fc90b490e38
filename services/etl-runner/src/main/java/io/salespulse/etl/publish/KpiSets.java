package io.salespulse.etl.publish;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.Manifest.FileEntry;
import io.salespulse.etl.kpi.KpiRow;
import io.salespulse.support.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Publishes KPI sets: a set is written beside the published ones, made durable, renamed to its
 * run's id, and then the link {@code kpi} is replaced. Each of the last two is one atomic step, so
 * a reader who resolves the link once sees one whole set.
 */
public final class KpiSets {

  private static final int KEPT_SETS = 5;

  /** A reader who resolved the link just before it changed has this long to read the set. */
  private static final Duration KEPT_FOR = Duration.ofMinutes(5);

  private static final String UNFINISHED = ".tmp";

  private final DataLayout layout;
  private final ObjectMapper json;
  private final Clock clock;

  public KpiSets(DataLayout layout, ObjectMapper json, Clock clock) {
    this.layout = layout;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Publishes a set.
   *
   * @param runId names the set
   * @param rows of each file
   * @param own KPIs of the shop's own, by file name
   * @param manifest makes the manifest of the files' entries
   */
  public void publish(
      String runId,
      Map<KpiFile, List<KpiRow>> rows,
      Map<String, OwnCsv> own,
      Function<Map<String, FileEntry>, Manifest> manifest)
      throws IOException {
    Files.createDirectories(layout.kpiSets());
    Path unfinished = layout.kpiSets().resolve(runId + UNFINISHED);
    DurableFiles.deleteTree(unfinished);
    Files.createDirectory(unfinished);
    Map<String, FileEntry> entries = new TreeMap<>();
    for (Map.Entry<KpiFile, List<KpiRow>> file : rows.entrySet()) {
      byte[] content = KpiCsv.bytes(file.getKey().columns(), file.getValue());
      DurableFiles.write(unfinished.resolve(file.getKey().fileName()), content);
      entries.put(file.getKey().fileName(), new FileEntry(file.getValue().size(), sha256(content)));
    }
    for (Map.Entry<String, OwnCsv> file : own.entrySet()) {
      DurableFiles.write(unfinished.resolve(file.getKey()), file.getValue().content());
    }
    DurableFiles.write(
        unfinished.resolve(DataLayout.MANIFEST), json.writeValueAsBytes(manifest.apply(entries)));
    DurableFiles.forceDirectory(unfinished);
    Path set = layout.kpiSets().resolve(runId);
    Files.move(unfinished, set, StandardCopyOption.ATOMIC_MOVE);
    DurableFiles.forceDirectory(layout.kpiSets());
    point(layout.kpi(), layout.root().relativize(set));
    removeOld(set);
  }

  /**
   * The published set; empty where none is.
   *
   * @throws IOException where its manifest is damaged or missing
   */
  public Optional<PublishedSet> published() throws IOException {
    Path set;
    try {
      set = layout.kpi().toRealPath();
    } catch (NoSuchFileException noSetYet) {
      return Optional.empty();
    }
    Manifest manifest =
        json.readValue(Files.readAllBytes(set.resolve(DataLayout.MANIFEST)), Manifest.class);
    if (manifest == null) {
      throw new IOException(DataLayout.MANIFEST + " is the word null");
    }
    return Optional.of(new PublishedSet(set, manifest));
  }

  /** Replaces the link, which has no moment without a target. */
  private static void point(Path link, Path target) throws IOException {
    Path next = link.resolveSibling(link.getFileName() + UNFINISHED);
    Files.deleteIfExists(next);
    Files.createSymbolicLink(next, target);
    Files.move(next, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    DurableFiles.forceDirectory(link.getParent());
  }

  private void removeOld(Path published) throws IOException {
    Instant limit = clock.instant().minus(KEPT_FOR);
    List<Path> sets;
    try (var entries = Files.list(layout.kpiSets())) {
      sets = entries.sorted(Comparator.reverseOrder()).toList();
    }
    int kept = 0;
    for (Path set : sets) {
      boolean unfinished = set.getFileName().toString().endsWith(UNFINISHED);
      if (!unfinished && kept < KEPT_SETS || set.equals(published)) {
        kept++;
      } else if (unfinished || isOlder(set, limit)) {
        DurableFiles.deleteTree(set);
      }
    }
  }

  private static boolean isOlder(Path set, Instant limit) throws IOException {
    try {
      return Files.getLastModifiedTime(set).toInstant().isBefore(limit);
    } catch (NoSuchFileException gone) {
      return false;
    }
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}

package io.salespulse.ui.kpi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.util.HashUtil;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a set's directory whole; what the manifest does not vouch for is not shown. */
final class KpiSetReader {

  private final ObjectMapper json;

  KpiSetReader(ObjectMapper json) {
    this.json = json;
  }

  /**
   * @param directory a set's own directory, not the link to it
   * @throws BrokenSetException when a file is missing, half-written or not as the catalogue says
   */
  KpiSet read(Path directory) throws BrokenSetException {
    try {
      byte[] bytes = Files.readAllBytes(directory.resolve(DataLayout.MANIFEST));
      Manifest manifest = json.readValue(bytes, Manifest.class);
      check(manifest);
      return read(directory, HashUtil.sha256(bytes).substring(0, 16), manifest);
    } catch (JsonProcessingException halfWritten) {
      throw new BrokenSetException(
          DataLayout.MANIFEST + " is not a whole manifest: " + halfWritten.getOriginalMessage(),
          halfWritten);
    } catch (NoSuchFileException missing) {
      throw new BrokenSetException(
          Path.of(missing.getFile()).getFileName() + " is missing", missing);
    } catch (IOException unreadable) {
      throw new BrokenSetException("a file cannot be read: " + unreadable, unreadable);
    }
  }

  private static void check(Manifest manifest) throws BrokenSetException {
    if (manifest == null
        || manifest.run() == null
        || manifest.run().asOf() == null
        || manifest.run().startedAt() == null
        || manifest.files() == null) {
      throw new BrokenSetException(DataLayout.MANIFEST + " lacks its run or its files");
    }
    try {
      ZoneId.of(String.valueOf(manifest.reportingZone()));
      Currency.getInstance(String.valueOf(manifest.reportingCurrency()));
    } catch (DateTimeException | IllegalArgumentException unknown) {
      throw new BrokenSetException(
          DataLayout.MANIFEST + " names an unknown zone or currency: " + unknown.getMessage(),
          unknown);
    }
  }

  private static KpiSet read(Path directory, String id, Manifest manifest)
      throws IOException, BrokenSetException {
    Map<KpiFile, List<KpiRow>> tables = new EnumMap<>(KpiFile.class);
    Optional<PackedTable> cube = Optional.empty();
    for (KpiFile file : KpiFile.values()) {
      Manifest.FileEntry entry = manifest.files().get(file.fileName());
      if (entry == null || entry.rows() > KpiSet.longest(file)) {
        // Of what is too long for the memory there is, all else is shown.
        continue;
      }
      if (file == KpiFile.SALES_CUBE) {
        cube = Optional.of(packed(directory, file, entry));
      } else if (file == KpiFile.SALES_BY_HOUR) {
        tables.put(file, packed(directory, file, entry).asRows());
      } else {
        List<KpiRow> rows = new ArrayList<>();
        read(directory, file, entry, cells -> rows.add(new KpiRow(file, cells)));
        tables.put(file, List.copyOf(rows));
      }
    }
    SortedMap<String, OwnTable> own = new TreeMap<>();
    for (Map.Entry<String, Manifest.OwnEntry> file : manifest.own().entrySet()) {
      own.put(file.getKey().replaceFirst("[.]csv$", ""), own(directory, file));
    }
    return new KpiSet(id, manifest, tables, cube, own);
  }

  private static PackedTable packed(Path directory, KpiFile file, Manifest.FileEntry entry)
      throws IOException, BrokenSetException {
    PackedTable packed = new PackedTable(file, (int) Math.max(0, entry.rows()));
    read(directory, file, entry, packed::add);
    return packed;
  }

  private static OwnTable own(Path directory, Map.Entry<String, Manifest.OwnEntry> file)
      throws IOException, BrokenSetException {
    Path csv = directory.resolve(file.getKey());
    checkHash(csv, file.getValue().sha256());
    List<List<String>> lines = KpiTableReader.lines(file.getKey(), Files.readAllBytes(csv));
    return new OwnTable(file.getValue(), lines.get(0), lines.subList(1, lines.size()));
  }

  /** A file that was cut off or replaced may be wrong in any way: so that is looked at first. */
  private static void read(
      Path directory, KpiFile file, Manifest.FileEntry entry, KpiTableReader.Rows rows)
      throws IOException, BrokenSetException {
    Path csv = directory.resolve(file.fileName());
    checkHash(csv, entry.sha256());
    try (InputStream bytes = Files.newInputStream(csv)) {
      new KpiTableReader(file, entry.rows()).read(bytes, rows);
    }
  }

  private static void checkHash(Path csv, String expected) throws IOException, BrokenSetException {
    if (!sha256(csv).equals(expected)) {
      throw new BrokenSetException(
          csv.getFileName() + " is not the file of the manifest: its SHA-256 differs");
    }
  }

  /** Of a file that may be too long to be in memory as a whole. */
  private static String sha256(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      bytes.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }
}

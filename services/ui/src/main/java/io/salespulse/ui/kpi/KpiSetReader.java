package io.salespulse.ui.kpi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
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
    byte[] manifestBytes = bytes(directory, DataLayout.MANIFEST);
    Manifest manifest = manifest(manifestBytes);
    Map<KpiFile, KpiTable> tables = new EnumMap<>(KpiFile.class);
    for (KpiFile file : KpiFile.values()) {
      Manifest.FileEntry entry = manifest.files().get(file.fileName());
      if (entry != null && file != KpiFile.SALES_CUBE && entry.rows() <= KpiSet.longest(file)) {
        tables.put(file, table(directory, file, entry));
      }
    }
    String id = HexFormat.of().formatHex(sha256().digest(manifestBytes)).substring(0, 16);
    return new KpiSet(id, manifest, tables, cube(directory, manifest));
  }

  private Manifest manifest(byte[] bytes) throws BrokenSetException {
    Manifest manifest;
    try {
      manifest = json.readValue(bytes, Manifest.class);
    } catch (JsonProcessingException halfWritten) {
      throw new BrokenSetException(
          DataLayout.MANIFEST + " is not a whole manifest: " + halfWritten.getOriginalMessage(),
          halfWritten);
    } catch (IOException impossible) {
      throw new BrokenSetException(DataLayout.MANIFEST + " cannot be read", impossible);
    }
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
    return manifest;
  }

  private static KpiTable table(Path directory, KpiFile file, Manifest.FileEntry entry)
      throws BrokenSetException {
    List<KpiRow> rows = new ArrayList<>();
    read(directory, file, entry, cells -> rows.add(new KpiRow(file, cells)));
    return new KpiTable(file, rows);
  }

  /** Empty where it is too long for the memory there is: then everything else is shown. */
  private static Optional<PackedTable> cube(Path directory, Manifest manifest)
      throws BrokenSetException {
    KpiFile file = KpiFile.SALES_CUBE;
    Manifest.FileEntry entry = manifest.files().get(file.fileName());
    if (entry == null || entry.rows() > KpiSet.longest(file)) {
      return Optional.empty();
    }
    PackedTable cube = new PackedTable(file, (int) Math.max(0, entry.rows()));
    read(directory, file, entry, cube::add);
    return Optional.of(cube);
  }

  /** In one go, so that a file is never in memory as a whole. */
  private static void read(
      Path directory, KpiFile file, Manifest.FileEntry entry, KpiTableReader.Rows rows)
      throws BrokenSetException {
    MessageDigest digest = sha256();
    try (InputStream bytes = Files.newInputStream(directory.resolve(file.fileName()));
        DigestInputStream checked = new DigestInputStream(bytes, digest)) {
      Optional<BrokenSetException> fault = fault(file, entry, checked, rows);
      checked.transferTo(OutputStream.nullOutputStream());
      // A file that was cut off or replaced may be wrong in any way: this is what happened.
      if (!HexFormat.of().formatHex(digest.digest()).equals(entry.sha256())) {
        throw new BrokenSetException(
            file.fileName() + " is not the file of the manifest: its SHA-256 differs");
      }
      if (fault.isPresent()) {
        throw fault.get();
      }
    } catch (NoSuchFileException missing) {
      throw missing(file.fileName(), missing);
    } catch (IOException unreadable) {
      throw unreadable(file.fileName(), unreadable);
    }
  }

  private static Optional<BrokenSetException> fault(
      KpiFile file, Manifest.FileEntry entry, InputStream csv, KpiTableReader.Rows rows) {
    try {
      new KpiTableReader(file, entry.rows()).read(csv, rows);
      return Optional.empty();
    } catch (BrokenSetException fault) {
      return Optional.of(fault);
    }
  }

  private static byte[] bytes(Path directory, String name) throws BrokenSetException {
    try {
      return Files.readAllBytes(directory.resolve(name));
    } catch (NoSuchFileException missing) {
      throw missing(name, missing);
    } catch (IOException unreadable) {
      throw unreadable(name, unreadable);
    }
  }

  private static BrokenSetException missing(String name, IOException cause) {
    return new BrokenSetException(name + " is missing", cause);
  }

  private static BrokenSetException unreadable(String name, IOException cause) {
    return new BrokenSetException(name + " cannot be read: " + cause.getMessage(), cause);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }
}

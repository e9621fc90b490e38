package io.salespulse.ui.kpi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

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
      if (entry != null) {
        tables.put(file, table(directory, file, entry));
      }
    }
    return new KpiSet(sha256(manifestBytes).substring(0, 16), manifest, tables);
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
    byte[] bytes = bytes(directory, file.fileName());
    if (!sha256(bytes).equals(entry.sha256())) {
      throw new BrokenSetException(
          file.fileName() + " is not the file of the manifest: its SHA-256 differs");
    }
    KpiTable table = KpiTableReader.read(file, bytes);
    if (table.rows().size() != entry.rows()) {
      throw new BrokenSetException(
          "%s has %d rows, the manifest says %d"
              .formatted(file.fileName(), table.rows().size(), entry.rows()));
    }
    return table;
  }

  private static byte[] bytes(Path directory, String name) throws BrokenSetException {
    try {
      return Files.readAllBytes(directory.resolve(name));
    } catch (NoSuchFileException missing) {
      throw new BrokenSetException(name + " is missing", missing);
    } catch (IOException unreadable) {
      throw new BrokenSetException(
          name + " cannot be read: " + unreadable.getMessage(), unreadable);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }
}

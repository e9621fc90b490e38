package io.salespulse.bench.ui;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Publishes KPI sets as the ETL does: files, manifest, and the link moved in one step. */
final class KpiPublisher {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  private final DataLayout layout;
  private final int days;
  private int sets;

  KpiPublisher(Path dataDir, int days) {
    this.layout = new DataLayout(dataDir);
    this.days = days;
  }

  /** Writes the next set, which differs from the last in every file, without showing it. */
  Path write() throws IOException {
    Instant asOf = Instant.now();
    String run = "bench-%03d".formatted(++sets);
    Path set = Files.createDirectories(layout.kpiSets().resolve(run));
    Map<String, Manifest.FileEntry> files = new TreeMap<>();
    for (Map.Entry<KpiFile, List<List<String>>> file : ShopRows.of(asOf, days, sets).entrySet()) {
      byte[] bytes = csv(file.getKey(), file.getValue());
      Files.write(set.resolve(file.getKey().fileName()), bytes);
      files.put(
          file.getKey().fileName(), new Manifest.FileEntry(file.getValue().size(), sha256(bytes)));
    }
    JSON.writeValue(
        set.resolve(DataLayout.MANIFEST).toFile(),
        new Manifest(report(run, asOf), "UTC", "EUR", files));
    return set;
  }

  /** Makes a written set the published one. */
  void show(Path set) throws IOException {
    Path link = layout.root().resolve("kpi.new");
    Files.createSymbolicLink(link, layout.kpiSets().getFileName().resolve(set.getFileName()));
    Files.move(link, layout.kpi(), StandardCopyOption.ATOMIC_MOVE);
  }

  private static RunReport report(String run, Instant asOf) {
    return new RunReport(
        run,
        RunReport.Status.SUCCEEDED,
        RunReport.Trigger.SCHEDULE,
        asOf,
        asOf,
        asOf.plusMillis(2300),
        List.of(new RunReport.StageTime("publish", 12)),
        Map.of(Topic.ORDERS.topicName(), 100L),
        0,
        Map.of(),
        List.of(),
        List.of(),
        false,
        Optional.empty());
  }

  /** No cell of the rows needs quotes. */
  private static byte[] csv(KpiFile file, List<List<String>> rows) {
    StringBuilder text = new StringBuilder(String.join(",", file.columns())).append('\n');
    rows.forEach(row -> text.append(String.join(",", row)).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException everyJvmHasIt) {
      throw new IllegalStateException(everyJvmHasIt);
    }
  }
}

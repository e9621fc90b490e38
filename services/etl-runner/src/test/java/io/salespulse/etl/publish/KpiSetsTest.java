package io.salespulse.etl.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Goals;
import io.salespulse.contract.KpiFile;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Status;
import io.salespulse.contract.RunReport.Trigger;
import io.salespulse.etl.kpi.KpiRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KpiSetsTest {

  private static final ObjectMapper JSON = JsonMapper.builder().findAndAddModules().build();
  private static final int PUBLISHES = 200;

  /** More rows than one write or one page of the disk holds. */
  private static final int MANY_ROWS = 2_000;

  @TempDir Path data;
  private DataLayout layout;

  @BeforeEach
  void layout() {
    layout = new DataLayout(data);
  }

  @Test
  void aReaderSeesOneWholeSetOrThePreviousOne() throws Exception {
    KpiSets sets = sets(Clock.systemUTC());
    publish(sets, 0);
    AtomicBoolean done = new AtomicBoolean();
    CompletableFuture<Set<String>> reader =
        CompletableFuture.supplyAsync(
            () -> readUntil(done), command -> new Thread(command).start());

    for (int run = 1; run <= PUBLISHES; run++) {
      publish(sets, run);
    }
    done.set(true);

    assertThat(reader.get()).hasSizeGreaterThan(2).contains("run-%04d".formatted(PUBLISHES));
  }

  /** Reads whole sets, as fast as it goes; fails on a gap, a mix or a partial file. */
  private Set<String> readUntil(AtomicBoolean done) {
    Set<String> seen = new HashSet<>();
    try {
      boolean last;
      do {
        last = done.get();
        Path set = layout.kpi().toRealPath();
        String run = set.getFileName().toString();
        List<String> channels = Files.readAllLines(set.resolve("sales_by_channel.csv"));
        List<String> hours = Files.readAllLines(set.resolve("sales_by_hour_of_day.csv"));
        Manifest manifest =
            JSON.readValue(set.resolve(DataLayout.MANIFEST).toFile(), Manifest.class);
        assertThat(manifest.run().id()).isEqualTo(run);
        assertThat(channels).hasSize(MANY_ROWS + 1);
        assertThat(channels.subList(1, MANY_ROWS + 1)).allMatch(line -> line.startsWith(run + ","));
        assertThat(hours).containsExactly("hour,orders,sales", run + ",1,1");
        seen.add(run);
      } while (!last);
    } catch (IOException gap) {
      throw new AssertionError("a reader found a gap", gap);
    }
    return seen;
  }

  @Test
  void theManifestCountsRowsAndHashesBytes() throws Exception {
    publish(sets(Clock.systemUTC()), 1);

    Path set = layout.kpi().toRealPath();
    Manifest manifest = JSON.readValue(set.resolve(DataLayout.MANIFEST).toFile(), Manifest.class);

    assertThat(manifest.files())
        .containsOnlyKeys("sales_by_channel.csv", "sales_by_hour_of_day.csv");
    for (var file : manifest.files().entrySet()) {
      byte[] bytes = Files.readAllBytes(set.resolve(file.getKey()));
      long lines = new String(bytes, java.nio.charset.StandardCharsets.UTF_8).lines().count();
      assertThat(file.getValue().rows()).isEqualTo(lines - 1);
      assertThat(file.getValue().sha256())
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
    }
    assertThat(Files.readSymbolicLink(layout.kpi())).isRelative();
  }

  @Test
  void theLastFiveSetsStayAndOlderOnesGoAfterFiveMinutes() throws IOException {
    Instant now = Instant.parse("2026-11-22T12:00:00Z");
    KpiSets sets = sets(Clock.fixed(now, ZoneOffset.UTC));
    for (int run = 1; run <= 8; run++) {
      publish(sets, run);
      Duration age = run == 1 ? Duration.ofMinutes(6) : Duration.ofMinutes(4);
      Files.setLastModifiedTime(set(run), FileTime.from(now.minus(age)));
    }
    assertThat(published()).hasSize(7).doesNotContain("run-0001").contains("run-0002");

    for (int run = 1; run <= 8; run++) {
      if (Files.exists(set(run))) {
        Files.setLastModifiedTime(set(run), FileTime.from(now.minus(Duration.ofMinutes(6))));
      }
    }
    publish(sets, 9);

    assertThat(published())
        .containsExactlyInAnyOrder("run-0005", "run-0006", "run-0007", "run-0008", "run-0009");
  }

  @Test
  void whatACrashLeftIsSweptAndInNobodysWay() throws IOException {
    Files.createDirectories(layout.kpiSets().resolve("run-0001.tmp"));
    Files.writeString(layout.kpiSets().resolve("run-0001.tmp/sales_by_channel.csv"), "sales_ch");
    Files.createSymbolicLink(data.resolve("kpi.tmp"), Path.of("kpi-sets/nowhere"));

    publish(sets(Clock.systemUTC()), 2);

    assertThat(published()).containsExactly("run-0002");
    assertThat(layout.kpi().toRealPath().getFileName()).hasToString("run-0002");
    assertThat(data.resolve("kpi.tmp")).doesNotExist();
  }

  private Path set(int run) {
    return layout.kpiSets().resolve("run-%04d".formatted(run));
  }

  private List<String> published() throws IOException {
    try (var sets = Files.list(layout.kpiSets())) {
      return sets.map(set -> set.getFileName().toString()).toList();
    }
  }

  private KpiSets sets(Clock clock) {
    return new KpiSets(layout, JSON, clock);
  }

  private static void publish(KpiSets sets, int run) throws IOException {
    String id = "run-%04d".formatted(run);
    Map<KpiFile, List<KpiRow>> rows =
        Map.of(
            KpiFile.SALES_BY_CHANNEL,
            Collections.nCopies(MANY_ROWS, new KpiRow(List.of(id, 1L, "1", "1"))),
            KpiFile.SALES_BY_HOUR_OF_DAY,
            List.of(new KpiRow(List.of(id, 1L, "1"))));
    sets.publish(
        id,
        rows,
        Map.of(),
        files -> new Manifest(report(id), "UTC", "EUR", files, Map.of(), Goals.NONE));
  }

  private static RunReport report(String id) {
    return new RunReport(
        id,
        Status.SUCCEEDED,
        Trigger.REQUEST,
        Instant.EPOCH,
        Instant.EPOCH,
        Instant.EPOCH,
        List.of(),
        Map.of(),
        0,
        Map.of(),
        List.of(),
        List.of(),
        false,
        Map.of(),
        Optional.empty());
  }
}

package io.salespulse.ui.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Columns;
import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiColumns;
import io.salespulse.contract.KpiFile;
import io.salespulse.testing.SteppedClock;
import io.salespulse.ui.Json;
import io.salespulse.ui.SampleKpis;
import io.salespulse.ui.health.Problem;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KpiSetsTest {

  private static final Instant AS_OF = Instant.parse("2026-11-22T14:20:00Z");

  @TempDir Path dataDir;

  private final SteppedClock clock = new SteppedClock("2026-11-22T14:30:00Z");
  private KpiSets sets;

  @BeforeEach
  void watchTheDirectory() {
    sets = new KpiSets(new DataLayout(dataDir), Json.mapper(), clock);
  }

  @Test
  void nothingPublishedIsNoProblem() {
    assertThat(sets.check().set()).isEmpty();
    assertThat(sets.check().problem()).isEmpty();
  }

  @Test
  void aPublishedSetIsReadWhole() {
    SampleKpis.twoWeeks(AS_OF).publish(dataDir, "run-1");

    KpiSet set = sets.check().set().orElseThrow();

    assertThat(set.manifest().run().asOf()).isEqualTo(AS_OF);
    assertThat(set.table(KpiFile.SALES_BY_DAY).orElseThrow()).hasSize(15);
    assertThat(set.table(KpiFile.TOP_PRODUCTS).orElseThrow().get(0).number(KpiColumns.RANK))
        .hasValueSatisfying(rank -> assertThat(rank).isEqualByComparingTo("1"));
  }

  @Test
  void aFileThatTheManifestDoesNotListIsAbsent() throws IOException {
    Path set =
        SampleKpis.twoWeeks(AS_OF).without(KpiFile.SALES_BY_MEMBERSHIP).publish(dataDir, "run-1");
    Files.writeString(set.resolve(KpiFile.SALES_BY_MEMBERSHIP.fileName()), "left by somebody");

    assertThat(sets.check().set().orElseThrow().table(KpiFile.SALES_BY_MEMBERSHIP)).isEmpty();
  }

  @Test
  void aNewSetIsNoticed() {
    SampleKpis.twoWeeks(AS_OF).publish(dataDir, "run-1");
    String first = sets.check().set().orElseThrow().id();

    SampleKpis.twoWeeks(AS_OF.plusSeconds(600)).publish(dataDir, "run-2");

    KpiSet second = sets.check().set().orElseThrow();
    assertThat(second.id()).isNotEqualTo(first);
    assertThat(second.manifest().run().id()).isEqualTo("run-2");
  }

  @Test
  void anUnchangedSetIsNotReadAgain() {
    SampleKpis.twoWeeks(AS_OF).publish(dataDir, "run-1");
    KpiSet first = sets.check().set().orElseThrow();

    assertThat(sets.check().set().orElseThrow()).isSameAs(first);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "half manifest",
        "no manifest",
        "missing file",
        "half file",
        "unknown column",
        "not a number",
        "missing cell",
        "monstrous number",
        "half an order",
        "more than a long"
      })
  void aBrokenSetKeepsTheLastGoodOneAndSaysWhatIsWrongSinceWhen(String fault) throws IOException {
    SampleKpis.twoWeeks(AS_OF).publish(dataDir, "good");
    sets.check();
    String culprit = breakNext(fault);
    clock.advance(Duration.ofMinutes(1));
    Instant noticed = clock.instant();

    sets.check();
    clock.advance(Duration.ofMinutes(5));
    KpiSets.State state = sets.check();

    assertThat(state.set().orElseThrow().manifest().run().id()).isEqualTo("good");
    Problem problem = state.problem().orElseThrow();
    assertThat(problem.what()).contains("bad", culprit);
    assertThat(problem.since()).isEqualTo(noticed);
  }

  @Test
  void theCubeIsReadAsColumnsAndWrittenAsItWas() {
    List<List<String>> rows =
        List.of(
            List.of(
                "2026-11-22", "*", "Store 1", "Gold", "3", "7", "82.00", "2.00", "80.00", "80.00"),
            List.of("2026-11-22", "Books", "Store 1", "Gold", "2", "6", "", "", "", "-0.50"),
            List.of(
                "2026-11-23",
                "*",
                "",
                "**",
                "4",
                "8",
                "99999999999999.99",
                "0.00",
                "99999999999999.99",
                "1.00"));
    SampleKpis.twoWeeks(AS_OF).with(KpiFile.SALES_CUBE, rows).publish(dataDir, "run-1");

    KpiSet set = sets.check().set().orElseThrow();

    assertThat(set.table(KpiFile.SALES_CUBE)).isEmpty();
    assertThat(set.rows(KpiFile.SALES_CUBE).orElseThrow().map(KpiRow::cells)).isEqualTo(rows);
  }

  @ParameterizedTest
  @EnumSource(names = {"SALES_CUBE", "SALES_BY_HOUR"})
  void whatIsTooLongForTheHeapIsLeftOutAndAllElseIsShown(KpiFile file) throws IOException {
    Path set = SampleKpis.twoWeeks(AS_OF).publish(dataDir, "run-1");
    Path manifest = set.resolve(DataLayout.MANIFEST);
    long rows = SampleKpis.twoWeeks(AS_OF).rows(file);
    Files.writeString(
        manifest, Files.readString(manifest).replace("\"rows\":" + rows, "\"rows\":99000000000"));

    KpiSet shown = sets.check().set().orElseThrow();

    assertThat(shown.rows(file)).isEmpty();
    assertThat(shown.isTooLong(file)).isTrue();
    assertThat(shown.table(KpiFile.SALES_BY_DAY)).isPresent();
  }

  @Test
  void aMendedSetIsTakenOverAndTheProblemEnds() throws IOException {
    SampleKpis.twoWeeks(AS_OF).publish(dataDir, "good");
    sets.check();
    breakNext("missing file");
    sets.check();

    SampleKpis.twoWeeks(AS_OF.plusSeconds(600)).publish(dataDir, "next");

    KpiSets.State state = sets.check();
    assertThat(state.problem()).isEmpty();
    assertThat(state.set().orElseThrow().manifest().run().id()).isEqualTo("next");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT11S", "PT-3H"})
  void aSetMendedInPlaceIsReadAgainAfterAWhileAlsoWhenTheClockWasSetBack(Duration passed)
      throws IOException {
    Path set = SampleKpis.twoWeeks(AS_OF).publish(dataDir, "run-1");
    Path file = set.resolve(KpiFile.SALES_BY_DAY.fileName());
    byte[] whole = Files.readAllBytes(file);
    Files.delete(file);
    assertThat(sets.check().problem()).isPresent();

    Files.write(file, whole);
    clock.advance(passed);

    assertThat(sets.check().problem()).isEmpty();
  }

  @Test
  void aSetThatVanishesStaysOnThePage() throws IOException {
    SampleKpis.twoWeeks(AS_OF).publish(dataDir, "run-1");
    sets.check();

    Files.delete(new DataLayout(dataDir).kpi());

    KpiSets.State state = sets.check();
    assertThat(state.set()).isPresent();
    assertThat(state.problem().orElseThrow().what()).contains("gone");
  }

  @Test
  void aSetOfAVersionBeforeAColumnCameIsShownWithoutIt() throws IOException {
    SampleKpis kpis =
        SampleKpis.twoWeeks(AS_OF)
            .with(KpiFile.DATA_QUALITY, List.of(List.of("orders", "line_parses", "9", "5", "")));
    Path set = kpis.publish(dataDir, "before");
    rewrite(set, KpiFile.DATA_QUALITY, "topic,rule,checked,failed\norders,line_parses,9,5\n");

    KpiSets.State state = sets.check();

    assertThat(state.problem()).isEmpty();
    KpiRow row = state.set().orElseThrow().table(KpiFile.DATA_QUALITY).orElseThrow().get(0);
    assertThat(row.number(KpiColumns.FAILED)).hasValue(new BigDecimal("5"));
    assertThat(row.text(KpiColumns.FILES)).isEmpty();
  }

  @Test
  void ofASetOfTheVersionBeforeRefundsWhatItCallsSalesIsGrossSales() {
    SampleKpis.twoWeeks(AS_OF)
        .with(
            KpiFile.SALES_BY_DAY,
            List.of(List.of("2026-11-22", "3", "7", "2", "80.00", "0.00", "80.00")))
        .with(
            KpiFile.SALES_CUBE,
            List.of(
                List.of("2026-11-22", "*", "A", "B", "3", "7", "80.00", "0.00", "80.00", "75.00")))
        .beforeRefunds()
        .publish(dataDir, "before");

    KpiSets.State state = sets.check();

    assertThat(state.problem()).isEmpty();
    KpiSet set = state.set().orElseThrow();
    assertThat(set.isBeforeRefunds()).isTrue();
    assertThat(set.table(KpiFile.SALES_BY_DAY).orElseThrow().get(0).cells())
        .containsExactly("2026-11-22", "3", "7", "2", "80.00", "", "80.00");
    assertThat(set.rows(KpiFile.SALES_CUBE).orElseThrow().findFirst().orElseThrow().cells())
        .containsExactly("2026-11-22", "*", "A", "B", "3", "7", "80.00", "", "80.00", "75.00");
    SampleKpis.twoWeeks(AS_OF).publish(dataDir, "after");
    assertThat(sets.check().set().orElseThrow().isBeforeRefunds()).isFalse();
  }

  /** Files that came with refunds never were without them. */
  @Test
  void aColumnIsMissingOnlyWhereAnEarlierVersionHadNone() throws IOException {
    Path set =
        SampleKpis.twoWeeks(AS_OF)
            .with(KpiFile.REFUNDS_BY_CATEGORY, List.of(List.of("Books", "1", "5.00", "1.00")))
            .publish(dataDir, "bad");
    rewrite(set, KpiFile.REFUNDS_BY_CATEGORY, "category,orders,refund_rate_pct\nBooks,1,1.00\n");

    assertThat(sets.check().problem().orElseThrow().what())
        .contains("refunds_by_category.csv has the columns");
  }

  /** Gives the file another text, for which the manifest vouches. */
  private static void rewrite(Path set, KpiFile file, String text) throws IOException {
    Path csv = set.resolve(file.fileName());
    Path manifest = set.resolve(DataLayout.MANIFEST);
    String before = SampleKpis.sha256(Files.readAllBytes(csv));
    Files.writeString(csv, text);
    String after = SampleKpis.sha256(Files.readAllBytes(csv));
    Files.writeString(manifest, Files.readString(manifest).replace(before, after));
  }

  /** Publishes a set named bad with the fault; answers the file that is to blame. */
  private String breakNext(String fault) throws IOException {
    SampleKpis kpis = SampleKpis.twoWeeks(AS_OF);
    String day = KpiFile.SALES_BY_DAY.fileName();
    switch (fault) {
      case "not a number" ->
          kpis.with(
              KpiFile.SALES_BY_DAY,
              List.of(List.of("2026-11-22", "1", "1", "1", "1.00", "0.00", "NaN")));
      case "monstrous number" ->
          kpis.with(
              KpiFile.SALES_BY_DAY,
              List.of(List.of("2026-11-22", "1", "1", "1", "1.00", "0.00", "1e999999999")));
      case "missing cell" ->
          kpis.with(KpiFile.SALES_BY_DAY, List.of(List.of("2026-11-22", "1", "1")));
      default -> {}
    }
    if (fault.equals("half an order")) {
      kpis.with(
          KpiFile.SALES_BY_DAY,
          List.of(List.of("2026-11-22", "0.5", "1", "1", "1.00", "0.00", "1.00")));
    }
    if (fault.equals("more than a long")) {
      List<String> half =
          List.of("2026-11-22", "*", "", "", "1", "1", "50000000000000000.00", "", "", "");
      kpis.with(KpiFile.SALES_CUBE, List.of(half, half));
      kpis.publish(dataDir, "bad");
      return KpiFile.SALES_CUBE.fileName() + ", row 2";
    }
    Path set = kpis.publish(dataDir, "bad");
    Path file = set.resolve(day);
    Path manifest = set.resolve(DataLayout.MANIFEST);
    switch (fault) {
      case "half manifest" -> {
        String text = Files.readString(manifest);
        Files.writeString(manifest, text.substring(0, text.length() / 2));
        return DataLayout.MANIFEST;
      }
      case "no manifest" -> {
        Files.delete(manifest);
        return DataLayout.MANIFEST;
      }
      case "missing file" -> Files.delete(file);
      case "half file" -> {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
      }
      case "unknown column" -> {
        String widened = KpiColumns.SALES + "," + Columns.GENDER;
        rewrite(
            set,
            KpiFile.SALES_BY_DAY,
            Files.readString(file).replaceFirst("," + KpiColumns.SALES, "," + widened));
      }
      default -> {}
    }
    return day;
  }
}

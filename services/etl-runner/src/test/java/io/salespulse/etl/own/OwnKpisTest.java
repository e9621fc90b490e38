package io.salespulse.etl.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Topic;
import io.salespulse.etl.TestSpark;
import io.salespulse.etl.publish.OwnCsv;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnKpisTest {

  private static final Instant NOON = Instant.parse("2026-11-04T12:00:00Z");

  @TempDir Path directory;
  @TempDir Path state;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final List<String> warnings = new ArrayList<>();

  @Test
  void valuesAreWrittenAsThoseOfTheCatalogue() throws IOException {
    write(
        "values",
        "select 12.5000BD as amount, 0.33330BD as share, 3.0BD as one, 1.0E10D as large,"
            + " double('NaN') as none, cast(null as int) as nothing, 'a, \"b\"' as text,"
            + " timestamp'2026-11-04T12:00:00Z' as at, date'2026-11-04' as day, 1 < 2 as is_true");

    assertThat(csv(compute(kpis(Duration.ofMinutes(1)), 1), "own_values.csv"))
        .isEqualTo(
            "amount,share,one,large,none,nothing,text,at,day,is_true\n"
                + "12.50,0.3333,3.0,10000000000,,,\"a, \"\"b\"\"\","
                + "2026-11-04T13:00:00+01:00,2026-11-04,true\n");
  }

  @Test
  void aThousandRowsArePublishedAndTheRestIsAWarning() throws IOException {
    write("many", "select id from range(1001) order by id desc");

    SortedMap<String, OwnCsv> rows = compute(kpis(Duration.ofMinutes(1)), 1);

    assertThat(rows.get("own_many.csv").entry().rows()).isEqualTo(1_000);
    assertThat(csv(rows, "own_many.csv").lines()).hasSize(1_001).startsWith("id", "1000", "999");
    assertThat(warnings).singleElement().asString().contains("many.sql").contains("1000 rows");
  }

  @Test
  void oneThatTakesTooLongIsAWarningAndLeftOutForAnHour() throws IOException {
    OwnKpis kpis = kpis(Duration.ofSeconds(5));
    write("b_quick", "select 1 as one");
    assertThat(compute(kpis, 1)).containsOnlyKeys("own_b_quick.csv");
    write("a_slow", "select sum(id % 7) as rests from orders");

    SortedMap<String, OwnCsv> rows = compute(kpis, 2, 1_000_000_000_000L);

    assertThat(rows).containsOnlyKeys("own_b_quick.csv");
    assertThat(rows.get("own_b_quick.csv").entry().problem()).isEmpty();
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("a_slow.sql: it takes too long", "5 s", "it is not published")
        .contains("tried again when it has changed, and from 2026-11-04T13:00:00Z on");
    assertThat(kpis.problems()).containsOnlyKeys("a_slow.sql");

    now.set(NOON.plus(Duration.ofMinutes(59)));
    assertThat(compute(kpis, 3, 10)).containsOnlyKeys("own_b_quick.csv");
    assertThat(warnings).hasSize(2);
    assertThat(warnings.get(1)).isEqualTo(warnings.get(0));
    now.set(NOON.plus(Duration.ofHours(1)));
    assertThat(compute(kpis, 3, 10)).containsOnlyKeys("own_a_slow.csv", "own_b_quick.csv");
  }

  @Test
  void aQueryThatFailsOverTheDataIsAWarningWithTheReason() throws IOException {
    write("ratio", "select 1 / id as ratio from range(0, 1)");

    assertThat(compute(kpis(Duration.ofMinutes(1)), 1)).isEmpty();
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("ratio.sql: Division by zero", "try_divide")
        .doesNotContain("spark.sql")
        .doesNotContain("\n");
  }

  @Test
  void oneDuringWhichTheProcessEndedIsLeftOutUntilItChanges() throws IOException {
    write("greedy", "select 1 as one");
    write("other", "select 2 as two");
    new BegunKpi(note())
        .begin(OwnKpi.parse("greedy.sql", Files.readAllBytes(directory.resolve("greedy.sql"))));
    OwnKpis afterwards = kpis(Duration.ofMinutes(1));

    assertThat(compute(afterwards, 1)).containsOnlyKeys("own_other.csv");
    assertThat(compute(afterwards, 2)).containsOnlyKeys("own_other.csv");
    assertThat(warnings)
        .hasSize(2)
        .allMatch(line -> line.contains("greedy.sql: the etl-runner ended"));

    write("greedy", "select 1 as number");
    assertThat(compute(afterwards, 2)).containsOnlyKeys("own_greedy.csv", "own_other.csv");
    assertThat(compute(kpis(Duration.ofMinutes(1)), 3)).hasSize(2);
  }

  @Test
  void aLongTextIsCut() throws IOException {
    write("long", "select repeat('x', 1001) as text");

    assertThat(csv(compute(kpis(Duration.ofMinutes(1)), 1), "own_long.csv"))
        .isEqualTo("text\n" + "x".repeat(1_000) + "\n");
  }

  @Test
  void aDirectoryThatIsGoneLeavesTheLastResults() throws IOException {
    OwnKpis kpis = kpis(Duration.ofMinutes(1));
    write("one", "select 1 as one");
    compute(kpis, 1);
    Files.delete(directory.resolve("one.sql"));
    Files.delete(directory);

    assertThat(compute(kpis, 2).get("own_one.csv").entry().problem()).isPresent();
    assertThat(warnings).singleElement().asString().contains(directory.toString());
  }

  private OwnKpis kpis(Duration time) {
    return new OwnKpis(directory, ZoneId.of("Europe/Berlin"), 2, time, note(), now::get);
  }

  private Path note() {
    return state.resolve("begun");
  }

  private SortedMap<String, OwnCsv> compute(OwnKpis kpis, long data) {
    return compute(kpis, data, 1);
  }

  /** Over so many orders. */
  private SortedMap<String, OwnCsv> compute(OwnKpis kpis, long data, long orders) {
    return kpis.compute(
        new OwnKpis.Input(
            TestSpark.session(),
            () -> Map.of(Topic.ORDERS, TestSpark.session().range(orders).toDF()),
            Map.of("records.orders", data),
            NOON,
            Map.of()),
        warnings);
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(directory.resolve(name + ".sql"), sql);
  }

  private static String csv(SortedMap<String, OwnCsv> rows, String file) {
    return new String(rows.get(file).content(), StandardCharsets.UTF_8);
  }
}

package io.salespulse.etl.facts;

import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.DELETED;
import static io.salespulse.contract.Columns.KAFKA_OFFSET;
import static io.salespulse.contract.Columns.KAFKA_TIMESTAMP;
import static io.salespulse.contract.Columns.NAME;
import static io.salespulse.etl.TestSpark.frame;
import static io.salespulse.etl.clean.RecordColumns.KAFKA_PARTITION;
import static io.salespulse.etl.clean.RecordColumns.LINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Topic;
import io.salespulse.etl.TestSpark;
import io.salespulse.etl.TestSpark.Values;
import io.salespulse.etl.facts.Timeline.Version;
import io.salespulse.etl.records.RecordTable;
import io.salespulse.etl.records.Versions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The version in force, for Spark of all ids at once and for the days that change of one. */
class TimelineTest {

  private static final Instant BEGIN = Instant.parse("2026-11-01T00:00:00Z");
  private static final LocalDate FIRST_DAY = LocalDate.parse("2026-10-30");
  private static final int DAYS = 12;
  private static final int IDS = 300;

  private static Version version(String timestamp) {
    return new Version(Instant.parse(timestamp), 0, 0, "", 0, false);
  }

  private static Version deletion(String timestamp) {
    return new Version(Instant.parse(timestamp), 0, 0, "", 0, true);
  }

  private static List<LocalDate> days() {
    return Stream.iterate(FIRST_DAY, day -> day.plusDays(1)).limit(DAYS).toList();
  }

  private static List<String> daysThatDiffer(List<Version> before, Version... added) {
    List<Version> after = new ArrayList<>(before);
    after.addAll(List.of(added));
    Predicate<LocalDate> differs = Timeline.of(after).differs(Timeline.of(before));
    return days().stream().filter(differs).map(day -> day.toString().substring(8)).toList();
  }

  @Test
  void aNewVersionChangesItsDayAndThoseAfterIt() {
    assertThat(
            daysThatDiffer(
                List.of(version("2026-11-01T09:00:00Z"), version("2026-11-08T09:00:00Z")),
                version("2026-11-05T09:00:00Z")))
        .containsExactly("05", "06", "07");
  }

  @Test
  void aVersionThatIsOlderThanAllChangesTheDaysBeforeTheOthers() {
    assertThat(
            daysThatDiffer(
                List.of(version("2026-11-03T09:00:00Z")), version("2026-11-01T09:00:00Z")))
        .containsExactly("30", "31", "01", "02");
  }

  @Test
  void aVersionThatItsDayReplacedChangesNothing() {
    assertThat(
            daysThatDiffer(
                List.of(version("2026-11-01T09:00:00Z"), version("2026-11-03T09:00:00Z")),
                version("2026-11-03T08:00:00Z")))
        .isEmpty();
  }

  @Test
  void aDeletionChangesAllDaysAndAnOldOneOnlyThoseOfWhatItDeletes() {
    List<Version> before =
        List.of(version("2026-11-01T09:00:00Z"), version("2026-11-03T09:00:00Z"));

    assertThat(daysThatDiffer(before, deletion("2026-11-04T09:00:00Z"))).hasSize(DAYS);
    assertThat(daysThatDiffer(before, deletion("2026-11-02T09:00:00Z")))
        .containsExactly("30", "31", "01", "02");
    assertThat(daysThatDiffer(before, deletion("2026-10-02T09:00:00Z"))).isEmpty();
  }

  /** Few moments, so that times, days, partitions and offsets are often equal. */
  private static List<Version> random(Random random) {
    List<Version> versions = new ArrayList<>();
    int count = 1 + random.nextInt(7);
    for (int i = 0; i < count; i++) {
      versions.add(
          new Version(
              BEGIN.plus(Duration.ofHours(8L * random.nextInt(24))),
              random.nextInt(2),
              random.nextInt(3),
              "",
              random.nextInt(2),
              random.nextInt(5) == 0));
    }
    // A position is one record.
    List<Version> distinct = new ArrayList<>();
    versions.stream()
        .filter(version -> distinct.stream().noneMatch(other -> other.compareTo(version) == 0))
        .forEach(distinct::add);
    Collections.shuffle(distinct, random);
    return distinct;
  }

  private static Values row(String id, Version version) {
    return TestSpark.row(
        CUSTOMER_ID,
        id,
        NAME,
        version.toString(),
        DELETED,
        version.deleted(),
        KAFKA_TIMESTAMP,
        version.timestamp(),
        KAFKA_PARTITION,
        version.partition(),
        KAFKA_OFFSET,
        version.offset(),
        LINE,
        version.line());
  }

  private record InForce(LocalDate from, LocalDate to, String version) {}

  /** What Spark says of all of them. */
  private static Map<String, List<InForce>> inForce(Map<String, List<Version>> versions) {
    Values[] rows =
        versions.entrySet().stream()
            .flatMap(of -> of.getValue().stream().map(version -> row(of.getKey(), version)))
            .toArray(Values[]::new);
    Map<String, List<InForce>> inForce = new HashMap<>();
    for (Row row :
        Dimension.inForce(
                Versions.numbered(
                    Topic.CUSTOMERS, frame(RecordTable.CUSTOMERS.schema(), rows), CUSTOMER_ID),
                CUSTOMER_ID,
                List.of(NAME))
            .select(CUSTOMER_ID, Dimension.VALID_FROM, Dimension.VALID_TO, NAME)
            .collectAsList()) {
      inForce
          .computeIfAbsent(row.getString(0), first -> new ArrayList<>())
          .add(new InForce(row.getLocalDate(1), row.getLocalDate(2), row.getString(3)));
    }
    return inForce;
  }

  private static List<String> on(LocalDate day, List<InForce> versions) {
    return versions.stream()
        .filter(version -> !day.isBefore(version.from()) && day.isBefore(version.to()))
        .map(InForce::version)
        .toList();
  }

  @Test
  void theDaysThatDifferAreThoseOnWhichSparkSeesAnotherVersion() {
    Random random = new Random(15);
    Map<String, List<Version>> before = new HashMap<>();
    Map<String, List<Version>> after = new HashMap<>();
    for (int id = 0; id < IDS; id++) {
      List<Version> all = random(random);
      before.put("c" + id, all.subList(0, random.nextInt(all.size() + 1)));
      after.put("c" + id, all);
    }
    Map<String, List<InForce>> seenBefore = inForce(before);
    Map<String, List<InForce>> seenAfter = inForce(after);
    int differing = 0;
    int same = 0;

    for (String id : after.keySet()) {
      Predicate<LocalDate> differs =
          Timeline.of(after.get(id)).differs(Timeline.of(before.get(id)));
      for (LocalDate day : days()) {
        List<String> was = on(day, seenBefore.getOrDefault(id, List.of()));
        List<String> is = on(day, seenAfter.getOrDefault(id, List.of()));
        assertThat(is).as("%s on %s", after.get(id), day).hasSizeLessThanOrEqualTo(1);
        assertThat(differs.test(day))
            .as("%s after %s on %s", after.get(id), before.get(id), day)
            .isEqualTo(!was.equals(is));
        differing += was.equals(is) ? 0 : 1;
        same += was.equals(is) ? 1 : 0;
      }
    }
    assertThat(differing).isGreaterThan(IDS);
    assertThat(same).isGreaterThan(IDS);
  }

  @Test
  void theNewestOfADayIsInForceUntilTheDayOfTheNextAndTheFirstOnAllDaysBefore() {
    Version bronze = version("2026-11-01T09:00:00Z");
    Version silver = version("2026-11-03T08:00:00Z");
    Version gold = version("2026-11-03T10:00:00Z");

    assertThat(inForce(Map.of("c1", List.of(gold, bronze, silver))).get("c1"))
        .containsExactlyInAnyOrder(
            new InForce(Dimension.BEGINNING_OF_TIME, LocalDate.of(2026, 11, 3), bronze.toString()),
            new InForce(LocalDate.of(2026, 11, 3), Dimension.END_OF_TIME, gold.toString()));
  }

  @Test
  void whatIsOlderThanADeletionIsNeverInForce() {
    Version old = version("2026-11-01T09:00:00Z");
    Version again = version("2026-11-05T10:00:00Z");

    assertThat(inForce(Map.of("c1", List.of(old, deletion("2026-11-03T08:00:00Z"))))).isEmpty();
    assertThat(
            inForce(Map.of("c1", List.of(old, again, deletion("2026-11-03T08:00:00Z")))).get("c1"))
        .containsExactly(
            new InForce(Dimension.BEGINNING_OF_TIME, Dimension.END_OF_TIME, again.toString()));
  }
}

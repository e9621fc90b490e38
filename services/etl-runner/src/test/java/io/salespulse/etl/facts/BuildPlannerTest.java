package io.salespulse.etl.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Topic;
import io.salespulse.etl.raw.RawDay;
import io.salespulse.etl.raw.RawFile;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BuildPlannerTest {

  private static final Instant NOW = Instant.parse("2026-11-04T12:00:00Z");
  private static final LocalDate FIRST = LocalDate.parse("2026-11-01");
  private static final LocalDate SECOND = FIRST.plusDays(1);
  private static final LocalDate THIRD = FIRST.plusDays(2);

  private final SortedMap<LocalDate, RawDay> raw = new TreeMap<>();

  @Test
  void newDaysAreBuiltAndBuiltDaysKept() {
    add(Topic.ORDERS, FIRST, 10);
    var records = built(Optional.empty());
    add(Topic.ORDERS, SECOND, 10);

    BuildPlan plan = plan(records, NOW);

    assertThat(reasons(plan)).isEqualTo(Map.of(SECOND, "new"));
    assertThat(plan.kept()).containsOnlyKeys(FIRST);
  }

  @Test
  void anotherSizeIsAnotherFile() {
    threeDays();
    var records = built(Optional.empty());
    add(Topic.ORDERS, SECOND, 11);

    assertThat(reasons(plan(records, NOW))).isEqualTo(Map.of(SECOND, "raw files changed"));
  }

  @Test
  void aProductTouchesTheDaysAfterIt() {
    threeDays();
    var records = built(Optional.empty());
    add(Topic.PRODUCTS, SECOND, 5);

    assertThat(reasons(plan(records, NOW)))
        .isEqualTo(
            Map.of(
                SECOND,
                "raw files changed",
                THIRD,
                "customers or products of earlier days changed"));
  }

  @Test
  void otherSettingsTouchEveryDay() {
    threeDays();
    var records = built(Optional.empty());

    assertThat(new BuildPlanner("other").plan(raw, records, NOW).builds()).hasSize(3);
  }

  @Test
  void waitingRecordsAreJudgedByALaterRunAndNotByOneOfTheSameMoment() {
    add(Topic.ORDERS, FIRST, 10);
    var records = built(Optional.of(NOW));

    assertThat(plan(records, NOW).builds()).isEmpty();
    assertThat(reasons(plan(records, NOW.plusSeconds(1))))
        .isEqualTo(Map.of(FIRST, "records were waiting"));
  }

  @Test
  void daysWithoutTheirRawFilesKeepTheirFactsAndSoDoTheDaysAfter() {
    threeDays();
    add(Topic.CUSTOMERS, FIRST, 7);
    var records = built(Optional.empty());
    raw.remove(FIRST);

    BuildPlan plan = plan(records, NOW);

    assertThat(plan.builds()).isEmpty();
    assertThat(plan.kept()).containsOnlyKeys(FIRST, SECOND, THIRD);
    // A whole day taken away by retention is meant.
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void aFileMissingFromADayIsWarnedOfButOneInItsPlaceIsAChange() {
    threeDays();
    add(Topic.ORDER_ITEMS, SECOND, 3);
    var records = built(Optional.empty());
    raw.get(SECOND).topics().remove(Topic.ORDERS);

    assertThat(plan(records, NOW).warnings())
        .containsExactly("raw files of 2026-11-02 are gone: its facts stay as they were");

    add(Topic.ORDER_ITEMS, SECOND, 4);

    assertThat(reasons(plan(records, NOW))).isEqualTo(Map.of(SECOND, "raw files changed"));
  }

  @Test
  void aDayInTheFutureIsBuiltAgainWhenItHasCome() {
    LocalDate future = LocalDate.parse("2026-11-06");
    add(Topic.ORDERS, future, 10);
    var records = built(Optional.empty());

    assertThat(plan(records, NOW.plusSeconds(60)).builds()).isEmpty();
    assertThat(reasons(plan(records, NOW.plusSeconds(86_400))))
        .isEqualTo(Map.of(future, "its day has come"));
  }

  @Test
  void otherSettingsAreSaidToBeTheReasonForAllDays() {
    threeDays();
    add(Topic.PRODUCTS, FIRST, 5);
    var records = built(Optional.empty());

    assertThat(new BuildPlanner("zone B").plan(raw, records, NOW).whyAgain())
        .isEqualTo("3 (made with other settings or in another format than now: 2 zone B)");
  }

  private void threeDays() {
    List.of(FIRST, SECOND, THIRD).forEach(day -> add(Topic.ORDERS, day, 10));
  }

  private void add(Topic topic, LocalDate day, long size) {
    String name = "%s/dt=%s/%s.csv".formatted(topic.topicName(), day, topic.topicName());
    raw.computeIfAbsent(
            day, key -> new RawDay(key, new EnumMap<>(Topic.class), new EnumMap<>(Topic.class)))
        .topics()
        .put(topic, List.of(new RawFile(name, Path.of(name), size)));
  }

  /** Records as a run makes them that builds everything there is. */
  private SortedMap<LocalDate, DayRecord> built(Optional<Instant> pendingAsOf) {
    SortedMap<LocalDate, DayRecord> records = new TreeMap<>();
    for (BuildPlan.Build build : plan(new TreeMap<>(), NOW).builds()) {
      records.put(
          build.day(),
          new DayRecord(
              build.day(),
              build.fingerprint(),
              build.raw().sizes(),
              pendingAsOf,
              Map.of(),
              Map.of(),
              0,
              new TreeMap<>()));
    }
    return records;
  }

  private BuildPlan plan(SortedMap<LocalDate, DayRecord> records, Instant asOf) {
    return new BuildPlanner("settings").plan(raw, records, asOf);
  }

  private static Map<LocalDate, String> reasons(BuildPlan plan) {
    Map<LocalDate, String> reasons = new TreeMap<>();
    plan.builds().forEach(build -> reasons.put(build.day(), build.reason()));
    return reasons;
  }
}

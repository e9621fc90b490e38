package io.salespulse.etl.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Topic;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ClosedVersionsTest {

  @Test
  void smallFilesOfManyDaysAreRemembered() {
    assertThat(ClosedVersions.isWorthRemembering(Topic.CUSTOMERS, days(2_500, 300, 200))).isTrue();
  }

  @Test
  void moreRowsThanTheirFilesAreWorthAreReadWhereTheyLie() {
    assertThat(ClosedVersions.isWorthRemembering(Topic.CUSTOMERS, days(2_500, 300, 201))).isFalse();
  }

  @Test
  void theRowsOfAnotherTopicDoNotCount() {
    assertThat(ClosedVersions.isWorthRemembering(Topic.PRODUCTS, days(2_500, 300, 201))).isTrue();
  }

  private static List<DayRecord> days(long... customers) {
    LocalDate day = LocalDate.parse("2026-11-01");
    return Arrays.stream(customers)
        .mapToObj(
            rows ->
                new DayRecord(
                    day,
                    "",
                    new TreeMap<>(),
                    Optional.empty(),
                    Map.of(),
                    Map.of(Topic.CUSTOMERS.topicName(), rows),
                    0,
                    new TreeMap<>()))
        .toList();
  }
}

package io.salespulse.etl.kpi;

import static io.salespulse.etl.kpi.Facts.NOTHING_RECENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.KpiFile;
import io.salespulse.etl.fold.DayFacts;
import io.salespulse.etl.fold.Dimensions;
import io.salespulse.etl.fold.FoldedFacts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days that come, go and are replaced in any order leave what their last versions alone make. */
class TakenOutDaysTest {

  private static final Instant AS_OF = Instant.parse("2026-11-30T12:00:00Z");

  private static final KpiSettings SETTINGS =
      new KpiSettings(
          ZoneId.of("Europe/Berlin"),
          Currency.getInstance("EUR"),
          Duration.ofHours(3),
          Duration.ofMinutes(15),
          7,
          60,
          new BigDecimal("50000"));

  private static Map<KpiFile, List<KpiRow>> rows(FoldedFacts facts, Dimensions dimensions) {
    Map<KpiFile, List<KpiRow>> rows = new TreeMap<>();
    for (KpiFile file : KpiFile.values()) {
      rows.put(file, KpiCatalogue.rows(file, facts, dimensions, NOTHING_RECENT, AS_OF, SETTINGS));
    }
    return rows;
  }

  private static FoldedFacts folded(List<DayFacts> days) {
    FoldedFacts facts = new FoldedFacts();
    days.forEach(facts::add);
    return facts;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void whatStaysIsWhatTheLastVersionsOfTheDaysAloneMake(long seed) {
    Random random = new Random(seed);
    RandomDays days = new RandomDays(random);
    FoldedFacts facts = new FoldedFacts();
    Map<LocalDate, DayFacts> known = new HashMap<>();
    for (int step = 0; step < 120; step++) {
      LocalDate day = LocalDate.parse("2026-11-10").plusDays(random.nextInt(20));
      DayFacts before = known.remove(day);
      if (before != null) {
        facts.remove(before);
      }
      if (before == null || random.nextInt(3) > 0) {
        DayFacts now = days.next(day);
        known.put(day, now);
        facts.add(now);
      }
      if (step % 10 == 9) {
        List<DayFacts> left = new ArrayList<>(known.values());
        Collections.shuffle(left, random);
        assertThat(rows(facts, days.dimensions()))
            .as("seed %d, step %d", seed, step)
            .isEqualTo(rows(folded(left), days.dimensions()));
      }
    }
    known.values().forEach(facts::remove);
    assertThat(rows(facts, days.dimensions()))
        .isEqualTo(rows(new FoldedFacts(), days.dimensions()));
  }
}

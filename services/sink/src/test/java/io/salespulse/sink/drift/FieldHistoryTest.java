package io.salespulse.sink.drift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.salespulse.contract.SourceSamples.Drift;
import io.salespulse.contract.ValueKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldHistoryTest {

  private static final Instant MORNING = Instant.parse("2026-11-22T08:00:00Z");
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final List<String> news = new ArrayList<>();
  private FieldHistory field = new FieldHistory("/total");
  private Instant time = MORNING;

  @ParameterizedTest
  @EnumSource(names = {"MISSING", "NULL", "BLANK"})
  void aFieldThatIsGoneIsToldWithItsShareAndSinceWhen(ValueKind gone) {
    came(1_000, ValueKind.NUMBER);
    judge();
    time = NOON;
    came(62, ValueKind.NUMBER);
    came(38, gone);
    judge();

    assertThat(field.drifts()).containsExactly(new Drift("/total", gone, 0.38, 0, NOON));
    assertThat(news)
        .containsExactly(
            "/total is %s in 38 %% of the newest records, since 2026-11-22T12:00:00Z (before: never)."
                .formatted(gone.words()));
  }

  @ParameterizedTest
  @EnumSource(names = {"TEXT", "BOOLEAN", "OBJECT", "ARRAY"})
  void anotherKindOfValueIsToldAmongThoseThatHaveOne(ValueKind other) {
    came(500, ValueKind.NUMBER);
    came(500, ValueKind.MISSING);
    judge();
    time = NOON;
    came(50, ValueKind.MISSING);
    came(25, ValueKind.NUMBER);
    came(25, other);
    judge();

    assertThat(field.drifts()).containsExactly(new Drift("/total", other, 0.5, 0, NOON));
  }

  @Test
  void anOptionalFieldMayBeMissingMoreOftenAndComeAgain() {
    came(700, ValueKind.TEXT);
    came(300, ValueKind.NULL);
    judge();
    came(300, ValueKind.MISSING);
    judge();
    came(300, ValueKind.TEXT);
    judge();

    assertThat(news).isEmpty();
  }

  @Test
  void aFieldThatWasNeverThereMayCome() {
    came(1_000, ValueKind.MISSING);
    judge();
    came(1_000, ValueKind.TEXT);
    judge();

    assertThat(news).isEmpty();
  }

  @Test
  void fewRecordsSayNothing() {
    came(1_000, ValueKind.NUMBER);
    judge();
    for (int record = 1; record < FieldHistory.FEWEST; record++) {
      came(1, ValueKind.MISSING);
      judge();
      assertThat(news).isEmpty();
    }
    came(1, ValueKind.MISSING);
    judge();

    assertThat(news).hasSize(1);
  }

  @Test
  void whatWasSoFromTheBeginningIsNotTold() {
    for (int minute = 0; minute < 100; minute++) {
      came(3, ValueKind.NUMBER);
      came(7, ValueKind.MISSING);
      judge();
    }

    assertThat(news).isEmpty();
  }

  /** Accidents of a steady share, at topics of any pace. */
  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.01, 0.04, 0.15, 0.5})
  void aSteadyShareIsNeverTold(double share) {
    Random random = new Random(7);
    for (int minute = 0; minute < 5_000; minute++) {
      int missing = 0;
      int records = random.nextInt(300);
      for (int record = 0; record < records; record++) {
        missing += random.nextDouble() < share ? 1 : 0;
      }
      came(missing, ValueKind.MISSING);
      came(records - missing, ValueKind.TEXT);
      judge();
    }

    assertThat(news).isEmpty();
  }

  @Test
  void itIsOverWhenItIsAsBeforeAndNotWhenItIsALittleBetter() {
    came(1_000, ValueKind.NUMBER);
    judge();
    came(50, ValueKind.MISSING);
    judge();
    came(960, ValueKind.NUMBER);
    came(40, ValueKind.MISSING);
    judge();
    assertThat(field.drifts())
        .singleElement()
        .satisfies(drift -> assertThat(drift.share()).isCloseTo(0.04, within(0.001)));

    came(1_000, ValueKind.NUMBER);
    judge();
    assertThat(field.drifts()).isEmpty();
    assertThat(news).hasSize(2).last().isEqualTo("/total is as it was before.");
  }

  @Test
  void itIsToldAsLongAsItLastsAndTakenForNormalAfterAWeek() {
    came(1_000, ValueKind.NUMBER);
    judge();
    for (int hour = 0; hour < 7 * 24; hour++) {
      came(1_000, ValueKind.MISSING);
      judge();
      time = time.plus(Duration.ofHours(1));
      assertThat(field.drifts()).hasSize(1);
    }
    time = time.plus(Duration.ofHours(1));
    came(1_000, ValueKind.MISSING);
    judge();
    came(1_000, ValueKind.MISSING);
    judge();

    assertThat(field.drifts()).isEmpty();
    assertThat(news).hasSize(2).last().asString().contains("for a week");
  }

  @Test
  void aRestartNeitherHidesWhatIsWrongNorForgetsHowItWas() {
    came(1_000, ValueKind.NUMBER);
    judge();
    came(15, ValueKind.MISSING);
    restart();
    came(5, ValueKind.MISSING);
    judge();
    restart();
    assertThat(field.drifts())
        .containsExactly(new Drift("/total", ValueKind.MISSING, 1, 0, MORNING));

    came(1_000, ValueKind.MISSING);
    judge();
    assertThat(field.drifts()).hasSize(1);
    came(1_000, ValueKind.NUMBER);
    judge();
    assertThat(field.drifts()).isEmpty();
  }

  private void restart() {
    FieldHistory.Kept kept = field.kept();
    field = new FieldHistory("/total");
    field.goOn(kept);
  }

  private void came(int records, ValueKind kind) {
    if (records > 0) {
      field.add(kind, records, time);
    }
  }

  private void judge() {
    news.addAll(field.judge(time.plusSeconds(30)));
  }
}

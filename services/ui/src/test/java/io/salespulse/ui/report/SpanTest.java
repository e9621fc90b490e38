package io.salespulse.ui.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.ui.report.Span.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {

  @ParameterizedTest
  @CsvSource({
    "DAY, 2026-03-01, 2026-03-01, 2026-03-01, day=2026-02-28, day=2026-02-22",
    "WEEK, 2026-W01, 2025-12-29, 2026-01-04, week=2025-W52, week=2025-W01",
    "WEEK, 2020-W53, 2020-12-28, 2021-01-03, week=2020-W52, week=2020-W01",
    "MONTH, 2024-02, 2024-02-01, 2024-02-29, month=2024-01, month=2023-02"
  })
  void anAddressSaysItsDaysAndWhatTheyAreComparedWith(
      Kind kind, String text, String first, String last, String before, String earlier) {
    Span span = Span.parse(kind, text);

    assertThat(span.query()).isEqualTo("?" + kind.parameter() + "=" + text);
    assertThat(span.days().first()).hasToString(first);
    assertThat(span.days().last()).hasToString(last);
    assertThat(span.before().query()).isEqualTo("?" + before);
    assertThat(span.earlier().query()).isEqualTo("?" + earlier);
    assertThat(span.before().next()).isEqualTo(span);
  }

  @ParameterizedTest
  @CsvSource({
    "DAY, 2026-02-30", "DAY, 2026-11", "DAY, ''", "DAY, +12026-11-28", "DAY, yesterday",
    "WEEK, 2026-W54", "WEEK, 2026-W00", "WEEK, 2025-W53", "WEEK, 2026-48", "WEEK, 2026-W48-3",
    "MONTH, 2026-13", "MONTH, 2026-11-28", "MONTH, 2026"
  })
  void whatIsNoneIsRefusedWithHowItIsWritten(Kind kind, String text) {
    assertThatThrownBy(() -> Span.parse(kind, text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "%s=%s is no %1$s: write it as %1$s=2026-".formatted(kind.parameter(), text));
  }

  @Test
  void whatIsWrongIsCutAndTurnsNoWritingRound() {
    assertThatThrownBy(() -> Span.parse(Kind.DAY, "\u202e\n" + "x".repeat(9_999)))
        .hasMessageContaining("day=  xxx")
        .message()
        .hasSizeLessThan(200);
  }
}

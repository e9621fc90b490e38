package io.salespulse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataLayoutTest {

  private static final LocalDate DAY = LocalDate.of(2026, 2, 28);

  @Test
  void aDayOfATopicHasItsOwnDirectory() {
    DataLayout layout = new DataLayout(Path.of("data"));

    assertThat(layout.raw(Topic.ORDERS, DAY)).isEqualTo(Path.of("data/raw/orders/dt=2026-02-28"));
    assertThat(layout.rejected(Topic.ORDERS, DAY))
        .isEqualTo(Path.of("data/raw/_rejected/orders/dt=2026-02-28"));
  }

  @Test
  void aDayDirectoryIsReadBackAsItsDay() {
    assertThat(DataLayout.day(DataLayout.dayDirectory(DAY))).contains(DAY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "dt=", "dt=2026-02-30", "day=2026-02-28", "_open"})
  void anyOtherDirectoryIsNoDay(String name) {
    assertThat(DataLayout.day(name)).isEmpty();
  }
}

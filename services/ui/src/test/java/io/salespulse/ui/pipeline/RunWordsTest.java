package io.salespulse.ui.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunWordsTest {

  @Test
  void aReasonIsCutInALineOfAPage() {
    assertThat(RunWords.at("build-facts", "x".repeat(2000)))
        .startsWith(" at “build facts”: x")
        .endsWith("x…")
        .hasSizeLessThan(190);
    assertThat(RunWords.at("publish", "It is full.")).isEqualTo(" at “publish”: It is full.");
  }

  @Test
  void ofSeveralWarningsTheFirstIsSaidAndTheOthersAreCounted() {
    assertThat(RunWords.but(List.of())).isEqualTo(".");
    assertThat(RunWords.but(List.of("a", "b", "c")))
        .isEqualTo(", but a. 2 more warnings are among the last runs.");
  }
}

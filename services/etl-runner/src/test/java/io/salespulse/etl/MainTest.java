package io.salespulse.etl;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  @ParameterizedTest
  @ValueSource(ints = {17, 21, 23})
  void aJavaThatSparkRunsOnIsFine(int version) {
    assertThat(Main.wrongJava(version)).isEmpty();
  }

  @Test
  void aJavaThatIsTooNewForSparkIsRefusedWithThoseThatAreNot() {
    assertThat(Main.wrongJava(25))
        .contains("this is Java 25, and Spark runs on 17 to 23: start it with Java 17 or 21.");
  }
}

package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.contract.RunReport.StageTime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageClockTest {

  private final StageClock clock = new StageClock();

  @Test
  void thePercentageGrowsThroughEveryStageAndIsNeverThatOfAnEndedRun() throws Exception {
    List<Integer> seen = new ArrayList<>();
    for (Stage stage : Stage.values()) {
      clock.time(
          stage,
          () -> {
            for (double share : new double[] {0, 0.25, 0.5, 0.999}) {
              clock.done(share);
              seen.add(clock.position().percent());
            }
            return null;
          });
    }
    assertThat(seen).isSorted().startsWith(0).allMatch(percent -> percent < 100);
  }

  @Test
  void aFinishedShareOfAStageIsWhereTheNextBegins() {
    Stage[] stages = Stage.values();
    for (int i = 1; i < stages.length; i++) {
      assertThat(stages[i - 1].percent(1)).isEqualTo(stages[i].percent(0));
    }
    assertThat(Stage.MAINTAIN.percent(1)).isEqualTo(100);
  }

  @Test
  void readingAndMakingFactsAreMostOfTheWay() {
    assertThat(Stage.BUILD_FACTS.percent(1) - Stage.INGEST.percent(0)).isEqualTo(81);
  }

  @Test
  void aFailedStageKeepsItsTimeAndItsPlace() {
    assertThatThrownBy(
            () ->
                clock.time(
                    Stage.DISCOVER,
                    () -> {
                      throw new IOException("unreadable");
                    }))
        .hasMessage("unreadable");

    assertThat(clock.times()).extracting(StageTime::stage).containsExactly("discover");
    assertThat(clock.position().stage()).isEqualTo(Stage.DISCOVER);
  }
}

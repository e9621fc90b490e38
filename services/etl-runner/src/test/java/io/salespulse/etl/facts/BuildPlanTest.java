package io.salespulse.etl.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Topic;
import io.salespulse.etl.raw.RawDay;
import io.salespulse.etl.raw.RawFile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BuildPlanTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-11-01");

  /** Builds of days on end whose raw files have these sizes. */
  private static BuildPlan plan(long... sizes) {
    List<BuildPlan.Build> builds =
        IntStream.range(0, sizes.length)
            .mapToObj(
                i -> {
                  RawFile file = new RawFile("orders/" + i + ".csv", Path.of("x"), sizes[i]);
                  RawDay day =
                      new RawDay(FIRST.plusDays(i), Map.of(Topic.ORDERS, List.of(file)), Map.of());
                  return new BuildPlan.Build(day, "", "new");
                })
            .toList();
    return new BuildPlan(builds, new TreeMap<>(), List.of());
  }

  private static List<List<Long>> batches(BuildPlan plan) {
    return plan.batches(100).stream()
        .map(batch -> batch.stream().map(build -> build.raw().bytes()).toList())
        .toList();
  }

  @Test
  void daysAreBuiltTogetherAsLongAsTheyFit() {
    assertThat(batches(plan(60, 40, 1, 99, 1)))
        .containsExactly(List.of(60L, 40L), List.of(1L, 99L), List.of(1L));
  }

  @Test
  void aDayTooLargeForABatchIsAlone() {
    assertThat(batches(plan(10, 500, 10)))
        .containsExactly(List.of(10L), List.of(500L), List.of(10L));
  }

  @Test
  void aDayOfAnEmptyFileIsBuiltToo() {
    assertThat(batches(plan(0))).containsExactly(List.of(0L));
  }

  @Test
  void progressGrowsByTheBytesOfTheBatchesToTheWholeBuild() {
    BuildPlan plan = plan(100, 0, 300);
    List<Double> shares = new ArrayList<>();
    BuildProgress progress = new BuildProgress(plan.builds(), shares::add);
    int steps = FactTable.values().length + 1;

    for (List<BuildPlan.Build> batch : plan.batches(100)) {
      progress.begin(batch);
      IntStream.range(0, steps).forEach(step -> progress.step());
    }

    assertThat(shares).isSorted().hasSize(2 * steps).doesNotHaveDuplicates().endsWith(1.0);
    assertThat(shares.get(steps - 1)).isBetween(0.25, 0.26);
  }

  @Test
  void nothingToBuildIsNoBatch() {
    assertThat(batches(plan())).isEmpty();
  }
}

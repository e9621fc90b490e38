package io.salespulse.generator.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.GeneratorStats.Backfill;
import io.salespulse.contract.GeneratorStats.Counts;
import io.salespulse.contract.Membership;
import io.salespulse.generator.shop.Plan;
import io.salespulse.generator.shop.Position;
import io.salespulse.generator.shop.calendar.EventPosition;
import io.salespulse.generator.shop.customers.MembershipSample.Member;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFileTest {

  private static final long BIG = 9_007_199_254_740_993L;

  @TempDir Path directory;

  @Test
  void whatIsReadIsWhatWasWrittenToTheLastDigit() {
    Instant start = Instant.parse("2026-03-01T00:00:00.000000001Z");
    EventPosition place = new EventPosition(BIG, BIG, 3, 4, 0.1, 0.005);
    Position position =
        new Position(
            place,
            List.of(new EventPosition(1, 2, 3, 4, 5, 6)),
            List.of(place),
            List.of(5, 6),
            List.of(new Member(7, 8, Membership.GOLD)));
    GeneratorStats stats =
        new GeneratorStats(
            Map.of("orders", new Counts(BIG, 1, 2)),
            Map.of("late", 11L),
            BIG,
            9,
            BIG + 2,
            new BigDecimal("90071992547409931.10"),
            new BigDecimal("0.10"),
            new BigDecimal("90071992547409931.00"),
            0.1,
            Backfill.DONE);
    Checkpoint written =
        new Checkpoint(
            Checkpoint.VERSION,
            0.5,
            new Plan(42, start, start.plusNanos(1), 0.3, 0.005),
            position,
            stats,
            new Offsets(Map.of("orders", List.of(BIG, 12L))));

    try (CheckpointFile file = CheckpointFile.in(directory)) {
      file.write(written);

      assertThat(file.read()).contains(written);
    }
  }
}

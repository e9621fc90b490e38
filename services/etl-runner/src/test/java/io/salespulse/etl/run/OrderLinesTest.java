package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Segment;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs over items that were lines in the records of their orders. */
class OrderLinesTest {

  private static final String DAY = "2026-11-01";

  @TempDir Path data;
  private PipelineFixture pipeline;

  @BeforeEach
  void anOrderWithTwoLines() throws IOException {
    pipeline = new PipelineFixture(data);
    order(0, "20.00");
    lines(0, "1,o1,p1,2,5.00", "2,o1,p2,1,10.00");
    assertThat(sold()).isEqualTo("3 for 20.00");
  }

  @Test
  void linesThatTheNextVersionLacksGoWithIt() throws IOException {
    order(7, "15.00");
    lines(7, "2,o1,p2,1,15.00");

    assertThat(sold()).isEqualTo("1 for 15.00");
  }

  @Test
  void linesOfAVersionThatBreaksARuleCountAsLittleAsTheVersion() throws IOException {
    order(7, "much");
    lines(7, "2,o1,p2,9,15.00", "3,o1,p2,9,15.00");

    assertThat(sold()).isEqualTo("3 for 20.00");

    order(8, "15.00");
    lines(8, "3,o1,p2,1,15.00");
    assertThat(sold()).isEqualTo("1 for 15.00");
  }

  @Test
  void linesThatAreReadBeforeTheirOrderWaitForIt() throws IOException {
    lines(7, "2,o1,p2,1,15.00");
    assertThat(sold()).isEqualTo("3 for 20.00");

    order(7, "15.00");
    assertThat(sold()).isEqualTo("1 for 15.00");
  }

  @Test
  void aNewerVersionFromAFileHidesNoLinesAndBringsNoOlderOnesBack() throws IOException {
    Path file = Files.createDirectories(pipeline.layout().imports().resolve("orders"));
    Files.writeString(
        file.resolve("a.csv"),
        """
        order_id,customer_id,order_date,total_amount,status,changed_at
        o1,c1,2026-11-01T10:00:00Z,20.00,shipped,2026-11-01T13:00:00Z
        o2,c1,2026-11-01T10:00:00Z,9.00,shipped,2026-11-01T11:00:00Z
        """);
    Files.setLastModifiedTime(file.resolve("a.csv"), FileTime.from(Instant.EPOCH));
    assertThat(sold()).isEqualTo("3 for 20.00");

    order(7, "15.00");
    lines(7, "2,o1,p2,1,15.00");
    assertThat(sold()).isEqualTo("1 for 15.00");

    pipeline.write(
        List.of(RawSegment.of(Topic.ORDERS, DAY, 8, "o2,c1,2026-11-01T10:00:00Z,much,web,card")));
    lines(8, "1,o2,p1,1,9.00");
    assertThat(sold()).isEqualTo("1 for 15.00");
  }

  private void order(long offset, String total) throws IOException {
    pipeline.write(
        List.of(
            RawSegment.of(
                Topic.ORDERS,
                DAY,
                offset,
                "o1,c1,%sT10:00:00Z,%s,web,card".formatted(DAY, total))));
  }

  /** Lines of the order of that offset, as the sink writes them. */
  private void lines(long offset, String... lines) throws IOException {
    StringBuilder text =
        new StringBuilder("item_id,order_id,product_id,quantity,unit_price,deleted,")
            .append("kafka_offset,kafka_timestamp\n");
    for (String line : lines) {
      text.append("%s,,%d,%sT12:00:00Z\n".formatted(line, offset, DAY));
    }
    Path directory =
        Files.createDirectories(pipeline.layout().raw(Topic.ORDER_ITEMS, LocalDate.parse(DAY)));
    Files.writeString(
        directory.resolve(new Segment(Topic.ORDERS.topicName(), 0, offset).fileName()), text);
  }

  /** Pieces and revenue after a run. */
  private String sold() throws IOException {
    assertThat(pipeline.run().failure()).isEmpty();
    return pipeline
        .kpis()
        .get("revenue_by_category.csv")
        .lines()
        .skip(1)
        .map(line -> line.split(","))
        .map(values -> values[1] + " for " + values[2])
        .reduce((one, other) -> one + ", " + other)
        .orElse("nothing");
  }
}

package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Column;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Status;
import io.salespulse.contract.RunReport.Trigger;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that read history from CSV files. */
class ImportRunsTest {

  private static final LocalDate FROM_KAFKA_SINCE = LocalDate.parse("2026-11-02");
  private static final Instant LONG_AGO = Instant.parse("2026-11-04T11:00:00Z");

  @TempDir Path data;

  @Test
  void historyAsFilesAndTheRestAsSegmentsGivesTheKpisOfAllAsSegments(@TempDir Path other)
      throws IOException {
    List<RawSegment> shop = withoutDeletionsOfHistory(new RandomShop(11).segments(80));
    PipelineFixture segments = new PipelineFixture(other);
    segments.write(shop);
    assertThat(segments.run().failure()).isEmpty();
    PipelineFixture files = new PipelineFixture(data);
    for (Topic topic : Topic.values()) {
      writeHistory(files, topic, shop);
    }
    RunReport first = files.run();
    assertThat(first.failure()).isEmpty();
    assertThat(first.imported())
        .containsKeys("import/orders/history.csv", "import/order_items/history.csv");

    files.write(shop.stream().filter(segment -> !isHistory(segment)).toList());
    RunReport second = files.run();

    assertThat(second.failure()).isEmpty();
    assertThat(second.imported()).isEmpty();
    assertThat(files.kpis().keySet()).isEqualTo(segments.kpis().keySet());
    assertThat(withoutQuality(files.kpis())).isEqualTo(withoutQuality(segments.kpis()));
    assertThat(files.summary("total_orders")).isNotEqualTo("0");
  }

  @Test
  void itemsAndProductsWithoutATimeAreOlderThanWhatKafkaSays() throws IOException {
    PipelineFixture pipeline = new PipelineFixture(data);
    write(
        pipeline,
        "orders/a.csv",
        "total_amount,order_date,customer_id,order_id",
        "10.00,2026-11-01 10:00,c1,o1",
        "7.00,2026-11-01 11:00,c1,o2");
    write(
        pipeline,
        "order_items/a.csv",
        "order_id,item_id,product_id,quantity,unit_price",
        "o1,1,p1,2,5.00",
        "o2,1,p1,7,1.00");
    write(pipeline, "products/a.csv", "product_id,price,category", "p1,5.00,Toys");
    write(pipeline, "customers/a.csv", "customer_id,signup_date", "c1,2026-10-01");

    RunReport report =
        pipeline.runWith(
            RawSegment.of(Topic.ORDER_ITEMS, "2026-11-01", 0, "1,o2,p1,1,7.00"),
            RawSegment.of(Topic.PRODUCTS, "2026-11-03", 0, "p1,Games,Ball,5.00,,,"));

    assertThat(report.warnings()).isEmpty();
    assertThat(report.rows())
        .isEqualTo(Map.of("orders", 2L, "order_items", 3L, "products", 2L, "customers", 1L));
    assertThat(pipeline.summary("items_sold")).isEqualTo("3");
    assertThat(pipeline.kpis().get("revenue_by_category.csv")).contains("Toys,3,17.00,100.00");
  }

  @Test
  void ofEqualTimesKafkasVersionIsNewerThenTheLaterFileThenTheLaterLine() throws IOException {
    PipelineFixture pipeline = new PipelineFixture(data);
    String header = "order_id,customer_id,order_date,total_amount,changed_at";
    String noon = "2026-11-01T12:00:00Z";
    write(
        pipeline,
        "orders/b.csv",
        header,
        "o1,c1,%1$s,3.00,%1$s".formatted(noon),
        "o1,c1,%1$s,4.00,%1$s".formatted(noon),
        // Kafka and what the sink writes know milliseconds.
        "o2,c1,%s,40.00,2026-11-01T12:00:00.0009Z".formatted(noon));
    pipeline.runWith(RawSegment.of(Topic.ORDERS, "2026-11-01", 0, "o2,c1," + noon + ",20.00,,"));
    assertThat(pipeline.summary("total_sales")).isEqualTo("24.00");

    // Read later, and all the same the one before.
    write(pipeline, "orders/a.csv", header, "o1,c1,%1$s,100.00,%1$s".formatted(noon));
    pipeline.run();
    assertThat(pipeline.summary("total_sales")).isEqualTo("24.00");

    write(pipeline, "orders/c.csv", header, "o1,c1,%1$s,5.00,%1$s".formatted(noon));
    pipeline.run();
    assertThat(pipeline.summary("total_sales")).isEqualTo("25.00");
  }

  @Test
  void aWrongFileIsAWarningUntilItIsMendedAndAChangedOneWaitsForARebuild() throws IOException {
    PipelineFixture pipeline = new PipelineFixture(data);
    pipeline.write(SmallShop.ALL);
    Path file = write(pipeline, "orders/old.csv", "order_id;customer_id", "o7;c1");

    RunReport wrong = pipeline.run();
    assertThat(wrong.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(wrong.warnings())
        .singleElement()
        .asString()
        .contains("import/orders/old.csv", "line 1");
    assertThat(pipeline.summary("total_sales")).isEqualTo("60.00");

    String header = "order_id,customer_id,order_date,total_amount";
    write(pipeline, "orders/old.csv", header, "o7,c1,2026-10-01T10:00:00Z,40.00", "o8,c1,soon,1");
    RunReport mended = pipeline.run();
    assertThat(mended.warnings()).isEmpty();
    assertThat(mended.imported()).isEqualTo(Map.of("import/orders/old.csv", 2L));
    assertThat(mended.rejected()).isEqualTo(1);
    assertThat(pipeline.summary("total_sales")).isEqualTo("100.00");

    write(pipeline, "orders/old.csv", header, "o7,c1,2026-10-01T10:00:00Z,140.00");
    assertThat(pipeline.run().warnings())
        .singleElement()
        .asString()
        .contains("import/orders/old.csv changed after it was read");
    assertThat(pipeline.summary("total_sales")).isEqualTo("100.00");

    assertThat(pipeline.job().run(Trigger.REQUEST, RebuildRequest.REBUILD).join().failure())
        .isEmpty();
    assertThat(pipeline.summary("total_sales")).isEqualTo("200.00");

    Files.delete(file);
    RunReport refused = pipeline.job().run(Trigger.REQUEST, RebuildRequest.REBUILD).join();
    assertThat(refused.failure().orElseThrow().reason()).contains("import/orders/old.csv");
  }

  @Test
  void aVersionOfATimeToComeBreaksARuleAndIsNotTheNewestForEver() throws IOException {
    PipelineFixture pipeline = new PipelineFixture(data);
    write(
        pipeline,
        "orders/old.csv",
        "order_id,customer_id,order_date,total_amount,changed_at",
        "o1,c1,2026-10-01T10:00:00Z,40.00,2062-10-01T10:00:00Z",
        "o2,c1,2062-10-01T10:00:00Z,40.00,",
        "o3,c1,2026-11-04T18:00:00Z,1.00,");

    RunReport report =
        pipeline.runWith(
            RawSegment.of(
                Topic.ORDERS,
                "2026-11-01",
                0,
                "o1,c1,2026-10-01T10:00:00Z,7.00,,",
                "o2,c1,2026-10-01T10:00:00Z,7.00,,"));

    assertThat(report.rejected()).isEqualTo(2);
    assertThat(pipeline.kpis().get("data_quality.csv"))
        .contains("orders,line_parses,5,1,", "orders,not_in_future,4,1,");
    assertThat(pipeline.summary("total_sales")).isEqualTo("15.00");
  }

  @Test
  void linesThatAreNoneAreCountedUnderTheNameOfTheirFile() throws IOException {
    PipelineFixture pipeline = new PipelineFixture(data);
    write(
        pipeline,
        "orders/old.csv",
        "order_id,customer_id,order_date,total_amount,changed_at",
        "o1,c1,2026-10-01T10:00:00Z,40.00,2026-10-01T10:00:00Z",
        "o2,c1,2026-10-01T10:00:00Z,40.00",
        "o3,c1,2026-10-01T10:00:00Z,40.00,soon");

    RunReport report = pipeline.run();

    assertThat(report.warnings())
        .singleElement()
        .asString()
        .contains("2 lines do not parse", "2 in import/orders/old.csv");
    assertThat(pipeline.kpis().get("data_quality.csv"))
        .contains("orders,line_parses,3,2,import/orders/old.csv (2)");
  }

  /** Not even Kafka's deletions have a place in a file of history. */
  private static List<RawSegment> withoutDeletionsOfHistory(List<RawSegment> shop) {
    return shop.stream()
        .map(
            segment ->
                isHistory(segment)
                    ? RawSegment.of(
                        segment.topic(),
                        segment.partition(),
                        segment.day(),
                        segment.startOffset(),
                        segment.records().stream().filter(line -> !line.endsWith("true")).toList())
                    : segment)
        .toList();
  }

  private static boolean isHistory(RawSegment segment) {
    return segment.day().isBefore(FROM_KAFKA_SINCE);
  }

  /** The records in the order of their positions, with the times that they have in Kafka. */
  private static void writeHistory(PipelineFixture pipeline, Topic topic, List<RawSegment> shop)
      throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(
        topic.columns().stream().map(Column::name).collect(Collectors.joining(","))
            + ",deleted,changed_at");
    shop.stream()
        .filter(segment -> segment.topic() == topic && isHistory(segment))
        .sorted(
            Comparator.comparing(RawSegment::day)
                .thenComparing(RawSegment::partition)
                .thenComparing(RawSegment::startOffset))
        .forEach(
            segment ->
                segment
                    .records()
                    .forEach(line -> lines.add(line + "," + segment.day() + "T12:00:00Z")));
    write(pipeline, topic.topicName() + "/history.csv", lines.toArray(String[]::new));
  }

  private static Path write(PipelineFixture pipeline, String name, String... lines)
      throws IOException {
    Path file = pipeline.layout().imports().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
    return Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
  }

  private static Map<String, String> withoutQuality(Map<String, String> kpis) {
    Map<String, String> others = new TreeMap<>(kpis);
    others.remove("data_quality.csv");
    return others;
  }
}

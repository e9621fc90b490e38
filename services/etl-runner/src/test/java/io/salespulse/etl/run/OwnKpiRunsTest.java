package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.Manifest.OwnEntry;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Status;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** KPIs of one's own in runs of the whole pipeline. */
class OwnKpiRunsTest {

  private static final Path EXAMPLES = Path.of("../../examples/kpis");
  private static final String SUMS =
      "select count(*) as orders, sum(total_amount) as gross, sum(refunded_amount) as refunds"
          + " from orders";

  @TempDir Path data;
  @TempDir Path directory;

  @Test
  void theExamplesGiveTheNumbersOfASmallShop() throws IOException {
    PipelineFixture pipeline = new PipelineFixture(data);
    pipeline.restartWithOwnKpis(EXAMPLES);

    RunReport report = pipeline.runWith(basketShop());

    assertThat(report.warnings()).isEmpty();
    // o1 and o2 of three orders have both.
    assertThat(own(pipeline, "basket_pairs"))
        .isEqualTo("pair,orders,share_pct\nBall + Tea,2,66.67\n");
    // In the first week Ann and Bob are new, in the second Ann is here again.
    assertThat(own(pipeline, "new_and_returning_customers"))
        .isEqualTo(
            "week,new_customers,returning_customers,returning_pct\n"
                + "2026-10-26,2,0,0.00\n2026-11-02,0,1,100.00\n");
    // Of o1 15.00 of 30.00 went back: 5.00 for balls and 10.00 for tea; of o3 20.00 for tea.
    assertThat(own(pipeline, "refund_rate_by_product"))
        .isEqualTo(
            "product,refund_rate_pct,refunds,revenue\n"
                + "Tea,60.00,30.00,50.00\nBall,33.33,5.00,15.00\n");
    assertThat(entries(pipeline).get("own_basket_pairs.csv"))
        .isEqualTo(
            new OwnEntry(
                1,
                entries(pipeline).get("own_basket_pairs.csv").sha256(),
                "Bought together",
                "orders",
                "bar",
                List.of("orders", "share_pct"),
                report.asOf(),
                java.util.Optional.empty()));
  }

  @Test
  void theViewsHoldWhatThePageCounts() throws IOException {
    PipelineFixture pipeline = new PipelineFixture(data);
    write(
        "sums",
        """
        select
          (select count(*) from orders where total_amount >= 0) as orders,
          (select sum(total_amount - refunded_amount) from orders) as sales,
          (select sum(quantity * unit_price) from order_items) as revenue,
          (select sum(quantity) from order_items) as items,
          (select count(*) from customers) as customers
        """);
    pipeline.restartWithOwnKpis(directory);
    pipeline.write(new RandomShop(11).segments(80));

    assertThat(pipeline.run().warnings()).noneMatch(line -> line.contains("sums.sql"));

    String[] sums = own(pipeline, "sums").lines().toList().get(1).split(",");
    assertThat(sums[0]).isEqualTo(pipeline.summary("total_orders")).isNotEqualTo("0");
    assertThat(sums[1]).isEqualTo(pipeline.summary("total_sales"));
    assertThat(sums[3]).isEqualTo(pipeline.summary("items_sold")).isNotEqualTo("0");
    assertThat(sums[4]).isEqualTo(pipeline.summary("total_customers"));
  }

  @Test
  void aBrokenKpiIsAWarningItsLastRowsStayAndNothingElseChanges() throws IOException {
    PipelineFixture pipeline = new PipelineFixture(data);
    write("sums", SUMS);
    write("other", "select count(*) as customers from customers");
    pipeline.restartWithOwnKpis(directory);
    pipeline.write(SmallShop.ALL);
    RunReport first = pipeline.run();
    assertThat(own(pipeline, "sums")).isEqualTo("orders,gross,refunds\n3,60.00,0.00\n");

    write("sums", "select count(*) as orders form orders");
    pipeline.restart();
    RunReport second = pipeline.runWith(SmallShop.LATE_ORDER, SmallShop.LATE_ITEM);

    assertThat(second.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(second.warnings())
        .singleElement()
        .asString()
        .contains("sums.sql", "line 1", "what it was at " + first.asOf() + " stays");
    assertThat(own(pipeline, "sums")).isEqualTo("orders,gross,refunds\n3,60.00,0.00\n");
    assertThat(entries(pipeline).get("own_sums.csv").asOf()).isEqualTo(first.asOf());
    assertThat(entries(pipeline).get("own_sums.csv").problem()).isPresent();
    assertThat(entries(pipeline).get("own_other.csv").asOf()).isEqualTo(second.asOf());
    assertThat(pipeline.summary("total_sales")).isEqualTo("65.50");

    write("sums", SUMS);
    assertThat(pipeline.run().warnings()).isEmpty();
    assertThat(own(pipeline, "sums")).isEqualTo("orders,gross,refunds\n4,65.50,0.00\n");
    assertThat(entries(pipeline).get("own_sums.csv").problem()).isEmpty();

    Files.delete(directory.resolve("sums.sql"));
    pipeline.run();
    assertThat(entries(pipeline)).containsOnlyKeys("own_other.csv");
    assertThat(pipeline.layout().kpi().resolve("own_sums.csv")).doesNotExist();
  }

  @Test
  void withoutNewDataTheLastRowsStay() throws IOException {
    PipelineFixture pipeline = new PipelineFixture(data);
    write("dice", "select uuid() as id");
    pipeline.restartWithOwnKpis(directory);
    pipeline.write(SmallShop.ALL);
    pipeline.run();
    String rolled = own(pipeline, "dice");

    pipeline.run();
    assertThat(own(pipeline, "dice")).isEqualTo(rolled);

    pipeline.runWith(SmallShop.LATE_ORDER);
    assertThat(own(pipeline, "dice")).isNotEqualTo(rolled);
  }

  /** Two weeks; of each order the newest version says what is told here. */
  private static RawSegment[] basketShop() {
    LocalDate day = LocalDate.parse("2026-11-03");
    return new RawSegment[] {
      RawSegment.of(
          Topic.CUSTOMERS,
          0,
          day,
          0,
          List.of(
              "c1,Ann,,,,2026-10-20T08:00:00Z,Oslo,Gold,",
              "c2,Bob,,,,2026-10-20T08:00:00Z,Rome,Gold,")),
      RawSegment.of(
          Topic.PRODUCTS, 0, day, 0, List.of("p1,Toys,Ball,5.00,,,,", "p2,Food,Tea,10.00,,,,")),
      RawSegment.of(
          Topic.ORDERS,
          0,
          day,
          0,
          List.of(
              "o1,c1,2026-10-26T10:00:00Z,99.00,web,card,paid,,",
              "o1,c1,2026-10-26T10:00:00Z,30.00,web,card,paid,15.00,",
              "o2,c2,2026-10-28T10:00:00Z,15.00,web,card,paid,,",
              "o3,c1,2026-11-02T10:00:00Z,20.00,web,card,refunded,,",
              "o4,c2,2026-11-03T10:00:00Z,15.00,web,card,cancelled,,",
              "o5,c2,2026-11-03T10:00:00Z,15.00,web,card,paid,,",
              "o5,,,,,,,,true")),
      RawSegment.of(
          Topic.ORDER_ITEMS,
          0,
          day,
          0,
          List.of(
              "1,o1,p1,2,5.00,",
              "2,o1,p2,2,10.00,",
              "1,o2,p1,1,5.00,",
              "2,o2,p2,1,10.00,",
              "3,o2,p1,0,5.00,",
              "1,o3,p2,2,10.00,",
              "1,o4,p1,1,5.00,",
              "2,o4,p2,1,10.00,",
              "1,o5,p1,1,5.00,",
              "2,o5,p2,1,10.00,"))
    };
  }

  private void write(String name, String sql) throws IOException {
    Files.writeString(directory.resolve(name + ".sql"), sql);
  }

  private static String own(PipelineFixture pipeline, String name) throws IOException {
    return Files.readString(pipeline.layout().kpi().resolve(DataLayout.ownKpi(name)));
  }

  private static Map<String, OwnEntry> entries(PipelineFixture pipeline) throws IOException {
    return PipelineFixture.parsed(
            Files.readString(pipeline.layout().kpi().resolve(DataLayout.MANIFEST)), Manifest.class)
        .own();
  }
}

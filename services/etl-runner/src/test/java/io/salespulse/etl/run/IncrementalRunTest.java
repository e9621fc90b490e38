package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Status;
import io.salespulse.contract.Topic;
import io.salespulse.etl.publish.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run rebuilds after the first one has built three days. */
class IncrementalRunTest {

  private static final LocalDate FIRST = LocalDate.parse("2026-11-01");
  private static final LocalDate SECOND = LocalDate.parse("2026-11-02");
  private static final LocalDate THIRD = LocalDate.parse("2026-11-03");

  @TempDir static Path threeDays;
  private static RunReport first;

  @TempDir Path data;
  private PipelineFixture pipeline;

  @BeforeAll
  static void theFirstRunBuildsEveryDay() throws IOException {
    PipelineFixture scratch = new PipelineFixture(threeDays);
    scratch.write(SmallShop.ALL);

    first = scratch.run();

    assertThat(first.failure()).isEmpty();
    assertThat(first.daysRebuilt()).containsExactly(FIRST, SECOND, THIRD);
    assertThat(first.rows())
        .isEqualTo(Map.of("customers", 2L, "products", 2L, "orders", 3L, "order_items", 3L));
    assertThat(scratch.summary("total_sales")).isEqualTo("60.00");
  }

  /** The first run is the same for all, and building three days for each costs seconds. */
  @BeforeEach
  void aProcessStartsOnWhatTheFirstRunLeft() throws IOException {
    DurableFiles.deleteTree(data);
    Freezer.copy(threeDays, data);
    pipeline = new PipelineFixture(data);
    pipeline.restart();
  }

  @Test
  void thePercentageMovesWhileFactsAreBuiltAndNeverGoesBack() throws IOException {
    DurableFiles.deleteTree(pipeline.layout().facts());
    List<Integer> percents = new ArrayList<>();
    Set<Integer> whileBuilding = new TreeSet<>();

    RunReport report =
        pipeline.runWatchedBy(
            running -> {
              percents.add(running.percent());
              if (running.stage().equals("build-facts")) {
                whileBuilding.add(running.percent());
              }
            });

    assertThat(report.daysRebuilt()).hasSize(3);
    assertThat(percents).isSorted().allMatch(percent -> percent >= 0 && percent < 100);
    // A step for each table, of which a busy machine may let one or another go by unseen.
    assertThat(whileBuilding).hasSizeGreaterThan(3);
  }

  @Test
  void whereEveryRowIsBadKpisAreThoseOfNoDataAndQualityCountsThem(
      @TempDir Path nothing, @TempDir Path bad) throws IOException {
    PipelineFixture empty = new PipelineFixture(nothing);
    PipelineFixture broken = new PipelineFixture(bad);

    assertThat(empty.run().failure()).isEmpty();
    RunReport report =
        broken.runWith(
            RawSegment.of(
                Topic.CUSTOMERS, "2026-11-01", 0, " ,Ann,,,,2026-11-01T08:00:00Z,Oslo,Gold"),
            RawSegment.of(Topic.PRODUCTS, "2026-11-01", 0, "p1,Toys,Ball,five,2.50,10,"),
            RawSegment.of(
                Topic.ORDERS,
                "2026-11-01",
                0,
                "o1,c1,soon,10.00,web,card",
                "o2,c1,2026-11-01T10:00:00Z,-0.01,web,card"),
            RawSegment.of(
                Topic.ORDER_ITEMS, "2026-11-01", 0, "i1,o1,p1,0,5.00", "i2,o1,p1,1,5.00"));

    assertThat(report.failure()).isEmpty();
    assertThat(report.rejected()).isEqualTo(6);
    Map<String, String> kpis = new TreeMap<>(broken.kpis());
    assertThat(kpis.remove("data_quality.csv"))
        .contains(
            "customers,ids_present,1,1,\n",
            "products,numbers_parse,1,1,\n",
            "orders,timestamps_parse,2,1,\n",
            "orders,amounts_not_negative,1,1,\n",
            "order_items,quantity_at_least_one,2,1,\n",
            "order_items,item_has_order,1,1,\n");
    Map<String, String> ofNothing = new TreeMap<>(empty.kpis());
    ofNothing.remove("data_quality.csv");
    assertThat(kpis).isEqualTo(ofNothing);
  }

  @Test
  void aRunWithNothingNewRebuildsNothingAndSaysSo() throws IOException {
    Map<String, String> before = pipeline.kpis();

    RunReport second = pipeline.run();

    assertThat(second.daysRebuilt()).isEmpty();
    assertThat(second.rows()).isEmpty();
    assertThat(RunLine.of(second)).contains("succeeded").contains("nothing new, no facts rebuilt");
    assertThat(pipeline.kpis()).isEqualTo(before);
    assertThat(pipeline.history()).containsExactly(second, first);
  }

  @Test
  void aLateOrderRebuildsItsDayAloneAndALateCustomerTheDaysAfterToo() throws IOException {
    RunReport late = pipeline.runWith(SmallShop.LATE_ORDER, SmallShop.LATE_ITEM);

    assertThat(late.daysRebuilt()).containsExactly(SECOND);
    assertThat(pipeline.summary("total_sales")).isEqualTo("65.50");

    RunReport promoted = pipeline.runWith(SmallShop.PROMOTION);

    assertThat(promoted.daysRebuilt()).containsExactly(SECOND, THIRD);
    // Ann was Bronze on the first day, and Silver from the end of the second on.
    assertThat(pipeline.kpis().get("sales_by_membership.csv"))
        .contains("Bronze,1,1,10.00,")
        .contains("Silver,1,2,35.50,")
        .contains("Gold,1,1,20.00,");
  }

  @Test
  void anOpenDayKeepsSeeingTheNewestVersionsOfClosedDays(@TempDir Path whole) throws IOException {
    List<RawSegment> segments =
        List.of(
            RawSegment.of(
                Topic.ORDERS, "2026-11-03", 80, "o4,c1,2026-11-03T11:00:00Z,1.00,web,card"),
            // Older than the version of the first day, which stays the newest.
            RawSegment.of(Topic.PRODUCTS, "2026-11-03", 0, "p2,Drinks,Tea,10.00,,,"),
            RawSegment.of(
                Topic.ORDERS, "2026-11-03", 81, "o5,c1,2026-11-03T12:00:00Z,2.00,web,card"),
            SmallShop.PROMOTION,
            RawSegment.of(Topic.ORDER_ITEMS, "2026-11-03", 82, "i5,o5,p2,1,2.00"));
    for (RawSegment segment : segments) {
      assertThat(pipeline.runWith(segment).failure()).isEmpty();
    }
    PipelineFixture scratch = new PipelineFixture(whole);
    scratch.write(SmallShop.ALL);
    scratch.write(segments);
    assertThat(scratch.run().failure()).isEmpty();

    assertThat(pipeline.kpis()).isEqualTo(scratch.kpis());
    assertThat(pipeline.kpis().get("sales_by_membership.csv"))
        .contains("Bronze,1,1,10.00,")
        .contains("Silver,1,3,33.00,")
        .contains("Gold,1,1,20.00,");
  }

  @Test
  void withoutTheFactsTheSameKpisAreMadeAgain() throws IOException {
    Map<String, String> before = pipeline.kpis();
    DurableFiles.deleteTree(pipeline.layout().facts());
    pipeline.restart();

    assertThat(pipeline.run().daysRebuilt()).containsExactly(FIRST, SECOND, THIRD);

    assertThat(pipeline.kpis()).isEqualTo(before);
  }

  @Test
  void rawFilesThatVanishLeaveTheFactsOfTheirDayWithAWarning() throws IOException {
    Map<String, String> before = pipeline.kpis();
    for (Topic topic : Topic.values()) {
      DurableFiles.deleteTree(pipeline.layout().raw(topic, FIRST));
    }
    Files.delete(SmallShop.ORDERS_OF_SECOND_DAY.write(pipeline.layout()));
    pipeline.restart();

    RunReport after = pipeline.run();

    assertThat(after.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(after.daysRebuilt()).isEmpty();
    assertThat(after.warnings())
        .containsExactly("raw files of 2026-11-02 are gone: its facts stay as they were");
    assertThat(pipeline.kpis()).isEqualTo(before);
  }

  @Test
  void theFilesOfUnparsedLinesAreNamedHoweverTheyCameAndAlsoWhenTheyAreGone(@TempDir Path whole)
      throws IOException {
    List<RawSegment> broken =
        List.of(
            RawSegment.of(Topic.ORDERS, "2026-11-01", 70, "o7", "o8,c1"),
            RawSegment.of(Topic.ORDERS, "2026-11-03", 71, "o9"),
            RawSegment.of(Topic.ORDER_ITEMS, "2026-11-01", 72, "i7,o7"));
    for (RawSegment segment : broken) {
      assertThat(pipeline.runWith(segment).daysRebuilt()).containsExactly(segment.day());
    }
    PipelineFixture scratch = new PipelineFixture(whole);
    scratch.write(SmallShop.ALL);
    scratch.write(broken);
    assertThat(scratch.run().failure()).isEmpty();

    String quality = pipeline.kpis().get("data_quality.csv");
    assertThat(quality)
        .isEqualTo(scratch.kpis().get("data_quality.csv"))
        .contains(
            "orders,line_parses,6,3,orders/dt=2026-11-03/orders-0-00000000000000000071.csv (1); "
                + "orders/dt=2026-11-01/orders-0-00000000000000000070.csv (2)\n",
            "order_items,line_parses,4,1,"
                + "order_items/dt=2026-11-01/order_items-0-00000000000000000072.csv (1)\n");

    for (Topic topic : Topic.values()) {
      DurableFiles.deleteTree(pipeline.layout().raw(topic, FIRST));
    }
    pipeline.restart();
    assertThat(pipeline.run().daysRebuilt()).isEmpty();
    assertThat(pipeline.kpis().get("data_quality.csv")).isEqualTo(quality);
  }

  @Test
  void aCrashBetweenFactsAndRecordIsRepaired() throws IOException {
    Map<String, String> before = pipeline.kpis();
    Files.delete(pipeline.layout().facts().resolve("_days/2026-11-02.json"));
    Path halfWritten =
        Files.writeString(
            pipeline.layout().facts().resolve("orders/dt=2026-11-02/part-half.parquet"), "PAR1");
    pipeline.restart();

    assertThat(pipeline.run().daysRebuilt()).containsExactly(SECOND);

    assertThat(halfWritten).doesNotExist();
    assertThat(pipeline.kpis()).isEqualTo(before);
  }

  @Test
  void anotherReportingZoneRebuildsEveryDay() throws IOException {
    pipeline.restartIn(ZoneId.of("Asia/Tokyo"));

    assertThat(pipeline.run().daysRebuilt()).containsExactly(FIRST, SECOND, THIRD);

    // 23:30 UTC of the second day is the third day in Tokyo.
    assertThat(pipeline.kpis().get("sales_by_day.csv"))
        .contains("2026-11-03,2,5,2,50.00")
        .doesNotContain("2026-11-02,");
  }
}

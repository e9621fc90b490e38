package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Trigger;
import io.salespulse.contract.Segment;
import io.salespulse.contract.Topic;
import io.salespulse.support.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run rebuilds after the first one has built three days. */
class IncrementalRunTest extends OnThreeDays {

  @Test
  void thePercentageMovesWhileARunGoesOnAndNeverGoesBack() throws IOException {
    DurableFiles.deleteTree(pipeline.layout().tables());
    List<Integer> percents = new ArrayList<>();

    RunReport report = pipeline.runWatchedBy(running -> percents.add(running.percent()));

    assertThat(report.daysRebuilt()).hasSize(3);
    assertThat(percents).isSorted().allMatch(percent -> percent >= 0 && percent < 100);
    // Stages of which a busy machine may let one or another go by unseen.
    assertThat(Set.copyOf(percents)).hasSizeGreaterThan(3);
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
                "o2,c1,2026-11-01T10:00:00Z,ten,web,card"),
            RawSegment.of(
                Topic.ORDER_ITEMS, "2026-11-01", 0, "i1,o1,p1,0.5,5.00", "i2,o1,p1,1,-5.00"));

    assertThat(report.failure()).isEmpty();
    assertThat(report.rejected()).isEqualTo(6);
    Map<String, String> kpis = new TreeMap<>(broken.kpis());
    assertThat(kpis.remove("data_quality.csv"))
        .contains(
            "customers,ids_present,1,1,\n",
            "products,numbers_parse,1,1,\n",
            "orders,numbers_parse,2,1,\n",
            "orders,timestamps_parse,1,1,\n",
            "order_items,numbers_parse,2,1,\n",
            "order_items,amounts_not_negative,1,1,\n");
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

  /** Items that came in records of orders stand in files with the name of the orders' topic. */
  @Test
  void aLineThatTheNextVersionOfItsOrderLacksIsGoneAndAnItemOfItsOwnTopicStays()
      throws IOException {
    order(100, "15.00", "1,o7,p1,1,5.00", "2,o7,p2,1,10.00");
    pipeline.runWith(RawSegment.of(Topic.ORDER_ITEMS, SECOND.toString(), 90, "own,o7,p1,1,5.00"));
    assertThat(pipeline.summary("items_sold")).isEqualTo("10");

    order(101, "5.00", "1,o7,p1,1,5.00");
    assertThat(pipeline.run().daysRebuilt()).containsExactly(SECOND);
    assertThat(pipeline.summary("items_sold")).isEqualTo("9");

    // A version that is no order changes nothing, be its lines gone or not.
    order(102, "much", "1,o7,p1,1,5.00");
    pipeline.run();
    assertThat(pipeline.summary("items_sold")).isEqualTo("9");

    order(103, "5.00");
    pipeline.run();
    assertThat(pipeline.summary("items_sold")).isEqualTo("8");
    Map<String, String> increments = pipeline.kpis();
    pipeline.job().run(Trigger.REQUEST, RebuildRequest.REBUILD).join();
    assertThat(pipeline.kpis()).isEqualTo(increments);
  }

  private void order(long offset, String total, String... lines) throws IOException {
    RawSegment.of(
            Topic.ORDERS,
            SECOND.toString(),
            offset,
            "o7,c1,%sT10:00:00Z,%s,web,card".formatted(SECOND, total))
        .write(pipeline.layout());
    if (lines.length > 0) {
      StringBuilder text =
          new StringBuilder(
              "item_id,order_id,product_id,quantity,unit_price,kafka_offset,kafka_timestamp\n");
      for (String line : lines) {
        text.append("%s,%d,%sT12:00:00Z\n".formatted(line, offset, SECOND));
      }
      String name = new Segment(Topic.ORDERS.topicName(), 0, offset).fileName();
      Path day = Files.createDirectories(pipeline.layout().raw(Topic.ORDER_ITEMS, SECOND));
      Files.writeString(day.resolve(name), text);
    }
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
  void theFirstCustomersAndProductsReachDaysThatWereMadeBeforeThem(@TempDir Path orders)
      throws IOException {
    PipelineFixture shop = new PipelineFixture(orders);
    Map<Boolean, List<RawSegment>> segments =
        SmallShop.ALL.stream()
            .collect(
                Collectors.partitioningBy(segment -> segment.topic().name().startsWith("ORDER")));
    shop.write(segments.get(true));
    assertThat(shop.run().failure()).isEmpty();

    RunReport named = shop.runWith(segments.get(false).toArray(RawSegment[]::new));

    assertThat(named.daysRebuilt()).containsExactly(FIRST, SECOND, THIRD);
    assertThat(shop.summary("total_customers")).isEqualTo("2");
    assertThat(shop.kpis()).isEqualTo(pipeline.kpis());
  }

  @Test
  void anOpenDayKeepsSeeingTheNewestVersionsOfClosedDays(@TempDir Path whole) throws IOException {
    List<RawSegment> segments =
        List.of(
            RawSegment.of(
                Topic.ORDERS, "2026-11-03", 80, "o4,c1,2026-11-03T11:00:00Z,1.00,web,card"),
            RawSegment.of(Topic.PRODUCTS, "2026-11-03", 90, "p2,Drinks,Tea,10.00,,,"),
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
  void aDayThatLostItsOrdersIsEmptiedThoughTheReportingZoneChangedBeforeItWas() throws IOException {
    Path ledger = pipeline.layout().etl().resolve("ledger/settled.json");
    ObjectNode before = (ObjectNode) PipelineFixture.JSON.readTree(ledger.toFile());
    pipeline.runWith(
        RawSegment.of(Topic.ORDERS, "2026-11-03", 80, "o1,c1,2026-11-03T11:00:00Z,10.00,web,card"));
    ObjectNode after = (ObjectNode) PipelineFixture.JSON.readTree(ledger.toFile());
    // As a kill leaves it when records are read and facts are not made.
    ObjectNode snapshots = after.withObject("snapshots");
    before
        .get("snapshots")
        .properties()
        .forEach(
            table -> {
              if (table.getKey().startsWith("facts.")) {
                snapshots.set(table.getKey(), table.getValue());
              }
            });
    after.putArray("pending").add(FIRST.toString()).add(THIRD.toString());
    Files.writeString(ledger, after.toString());
    pipeline.restartIn(ZoneId.of("Asia/Tokyo"));

    assertThat(pipeline.run().failure()).isEmpty();

    assertThat(pipeline.summary("total_orders")).isEqualTo("3");
    assertThat(
            pipeline.kpis().get("recent_orders.csv").lines().filter(row -> row.startsWith("o1,")))
        .singleElement()
        .asString()
        .startsWith("o1,2026-11-03T20:00:00+09:00");
  }

  @Test
  void whoComesLateIsNoLongerMissedByOrdersAndItemsThatSellNothingEither() throws IOException {
    pipeline.runWith(
        RawSegment.of(
            Topic.ORDERS,
            "2026-11-02",
            80,
            "o8,c8,2026-11-02T10:00:00Z,0,web,card",
            "o9,c9,2026-11-02T10:00:00Z,0,web,card"),
        RawSegment.of(Topic.ORDER_ITEMS, "2026-11-02", 80, "i8,o8,p8,0,5.00", "i9,o9,p9,0,5.00"));
    assertThat(pipeline.kpis().get("data_quality.csv"))
        .contains("orders,order_has_customer,5,2,", "order_items,item_has_product,5,2,");

    pipeline.runWith(RawSegment.of(Topic.PRODUCTS, "2026-11-03", 80, "p8,Toys,Kite,5.00,2.50,10,"));

    assertThat(pipeline.kpis().get("data_quality.csv"))
        .contains("orders,order_has_customer,5,2,", "order_items,item_has_product,5,1,");

    pipeline.runWith(
        RawSegment.of(
            Topic.CUSTOMERS, "2026-11-03", 80, "c8,Cid,,,,2026-11-03T08:00:00Z,Oslo,Gold"));

    assertThat(pipeline.kpis().get("data_quality.csv"))
        .contains("orders,order_has_customer,5,1,", "order_items,item_has_product,5,1,");
  }

  /** U+FF01 comes before U+1F600 in the bounds of a file, and after it in a Java string. */
  @Test
  void anOrderIsFoundAgainWhateverCharactersItsIdHas() throws IOException {
    pipeline.runWith(
        RawSegment.of(
            Topic.ORDERS,
            "2026-11-02",
            80,
            "\uFF01,c1,2026-11-02T10:00:00Z,1.00,web,card",
            "\uD83D\uDE00,c1,2026-11-02T10:00:00Z,2.00,web,card"));
    pipeline.runWith(
        RawSegment.of(
            Topic.ORDERS,
            "2026-11-03",
            80,
            "\uFF01,c1,2026-11-01T10:00:00Z,1.00,web,card",
            "\uD83D\uDE00,c1,2026-11-01T10:00:00Z,2.00,web,card"));

    assertThat(pipeline.summary("total_orders")).isEqualTo("5");
    assertThat(pipeline.summary("gross_sales")).isEqualTo("63.00");
  }

  @Test
  void anotherReportingZoneRebuildsEveryDay() throws IOException {
    pipeline.restartIn(ZoneId.of("Asia/Tokyo"));

    RunReport run = pipeline.run();

    assertThat(run.daysRebuilt()).containsExactly(FIRST, SECOND, THIRD);
    assertThat(RunLine.of(run)).contains(" ms: 3 days rebuilt from records that were there");

    // 23:30 UTC of the second day is the third day in Tokyo.
    assertThat(pipeline.kpis().get("sales_by_day.csv"))
        .contains("2026-11-03,2,5,2,50.00,0.00,50.00")
        .doesNotContain("2026-11-02,");
  }
}

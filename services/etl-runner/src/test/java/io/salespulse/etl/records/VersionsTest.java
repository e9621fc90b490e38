package io.salespulse.etl.records;

import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.DELETED;
import static io.salespulse.contract.Columns.ITEM_ID;
import static io.salespulse.contract.Columns.KAFKA_OFFSET;
import static io.salespulse.contract.Columns.KAFKA_TIMESTAMP;
import static io.salespulse.contract.Columns.ORDER_ID;
import static io.salespulse.contract.Columns.QUANTITY;
import static io.salespulse.contract.Columns.STATUS;
import static io.salespulse.etl.TestSpark.frame;
import static io.salespulse.etl.TestSpark.lines;
import static io.salespulse.etl.TestSpark.row;
import static io.salespulse.etl.clean.RecordColumns.KAFKA_PARTITION;
import static io.salespulse.etl.clean.RecordColumns.LINE;
import static io.salespulse.etl.clean.RecordColumns.RAW_FILE;
import static io.salespulse.etl.clean.RecordColumns.TEXT_CUT;
import static io.salespulse.etl.records.Versions.DUPLICATES;
import static io.salespulse.etl.records.Versions.IS_NEWEST;
import static io.salespulse.etl.records.Versions.LAST_DELETION;
import static io.salespulse.etl.records.Versions.RECORDS;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Topic;
import io.salespulse.etl.TestSpark.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Records of one id that come more than once, in whatever order. */
class VersionsTest {

  private static final Values ORDER =
      row(
          ORDER_ID,
          "o1",
          CUSTOMER_ID,
          "c1",
          STATUS,
          "paid",
          DELETED,
          false,
          KAFKA_TIMESTAMP,
          "2026-11-22T10:00:00Z",
          KAFKA_PARTITION,
          0,
          KAFKA_OFFSET,
          5,
          LINE,
          0,
          TEXT_CUT,
          false);

  private static Values at(String time, int partition, long offset, Object... change) {
    return ORDER
        .with(
            KAFKA_TIMESTAMP,
            "2026-11-22T%sZ".formatted(time),
            KAFKA_PARTITION,
            partition,
            KAFKA_OFFSET,
            offset)
        .with(change);
  }

  private static Dataset<Row> orders(Values... rows) {
    return frame(RecordTable.ORDERS.schema(), rows);
  }

  /** The rows oldest first. */
  private static List<String> numbered(Values... rows) {
    return lines(
        Versions.numbered(Topic.ORDERS, orders(rows), ORDER_ID)
            .orderBy(KAFKA_TIMESTAMP, KAFKA_PARTITION, KAFKA_OFFSET, RAW_FILE)
            .select(KAFKA_OFFSET, IS_NEWEST, RECORDS, DUPLICATES));
  }

  private static List<String> newest(Values... rows) {
    return lines(
        Versions.newest(Topic.ORDERS, orders(rows), Map.of(TEXT_CUT, col(TEXT_CUT)), ORDER_ID)
            .orderBy(ORDER_ID)
            .select(ORDER_ID, STATUS, DELETED, RECORDS, DUPLICATES, TEXT_CUT));
  }

  @Test
  void theNewestIsToldByTimeThenPartitionThenOffsetWhateverTheOrderOfRows() {
    List<Values> oldestFirst =
        List.of(
            at("09:00:00", 7, 900),
            at("10:00:00", 0, 800),
            at("10:00:00", 2, 9),
            at("10:00:00", 2, 10),
            at("10:00:00.001", 0, 1));
    Random random = new Random(15);
    for (int newest = 1; newest <= oldestFirst.size(); newest++) {
      List<Values> rows = new ArrayList<>();
      for (int i = 0; i < newest; i++) {
        rows.add(oldestFirst.get(i).with(STATUS, "s" + i));
      }
      Collections.shuffle(rows, random);

      assertThat(newest(rows.toArray(Values[]::new)))
          .containsExactly("o1,s%d,false,%d,0,0".formatted(newest - 1, newest));
    }
  }

  @Test
  void aDuplicateSaysWhatTheNextOlderOneSaysAndNotWhatAnyOlderOneDid() {
    assertThat(
            numbered(
                at("09:00:00", 0, 1),
                at("10:00:00", 0, 2, STATUS, "shipped"),
                at("11:00:00", 0, 3),
                at("12:00:00", 0, 4),
                at("13:00:00", 0, 5, CUSTOMER_ID, "c2")))
        .containsExactly("1,false,1,0", "2,false,1,0", "3,false,1,0", "4,false,1,1", "5,true,1,0");
  }

  @Test
  void nothingIsADuplicateOfNothing() {
    assertThat(
            numbered(
                at("09:00:00", 0, 1, STATUS, null, CUSTOMER_ID, null),
                at("10:00:00", 0, 2, STATUS, null, CUSTOMER_ID, null)))
        .containsExactly("1,false,1,0", "2,true,1,1");
  }

  @Test
  void aRecordThatStandsInTwoFilesIsOneAndNoDuplicate() {
    assertThat(
            numbered(
                at("09:00:00", 0, 1, RAW_FILE, "a"),
                at("10:00:00", 0, 2, RAW_FILE, "a", STATUS, "shipped"),
                at("10:00:00", 0, 2, RAW_FILE, "b", STATUS, "shipped")))
        .filteredOn(line -> line.startsWith("2,"))
        .containsExactlyInAnyOrder("2,true,0,0", "2,false,1,0");
  }

  @Test
  void aDeletionSaysNothingButThatItDeletes() {
    assertThat(
            numbered(
                at("09:00:00", 0, 1),
                at("10:00:00", 0, 2, DELETED, true),
                at("11:00:00", 0, 3, DELETED, true, STATUS, "whatever"),
                at("12:00:00", 0, 4)))
        .containsExactly("1,false,1,0", "2,false,1,0", "3,false,1,1", "4,true,1,0");
  }

  @Test
  void everyRowKnowsTheNewestDeletionOfItsId() {
    assertThat(
            lines(
                Versions.numbered(
                        Topic.ORDERS,
                        orders(
                            at("09:00:00", 1, 1, DELETED, true),
                            at("10:00:00", 2, 2, DELETED, true),
                            at("11:00:00", 0, 3),
                            at("12:00:00", 0, 4, ORDER_ID, "o2")),
                        ORDER_ID)
                    .orderBy(KAFKA_OFFSET)
                    .select(
                        col(LAST_DELETION + "." + KAFKA_TIMESTAMP),
                        col(LAST_DELETION + "." + KAFKA_PARTITION))))
        .containsExactly(
            "2026-11-22T10:00:00Z,2", "2026-11-22T10:00:00Z,2", "2026-11-22T10:00:00Z,2", ",");
  }

  @Test
  void theNewestOfEachIdCarriesWhatWasCountedOfAllItsVersions() {
    assertThat(
            newest(
                at("09:00:00", 0, 1, TEXT_CUT, true),
                at("10:00:00", 0, 2, TEXT_CUT, true),
                at("10:00:00", 0, 2, TEXT_CUT, true),
                at("11:00:00", 0, 3, STATUS, "shipped"),
                at("09:00:00", 0, 4, ORDER_ID, "o2"),
                at("08:00:00", 0, 5, ORDER_ID, "o2", DELETED, true)))
        .containsExactly("o1,shipped,false,3,1,2", "o2,paid,false,2,0,0");
  }

  @Test
  void theCurrentVersionIsTheNewestAndAfterADeletionThereIsNone() {
    assertThat(
            lines(
                Versions.current(
                        orders(
                            at("09:00:00", 0, 1),
                            at("10:00:00", 0, 2, STATUS, "shipped"),
                            at("10:00:00", 0, 2, STATUS, "shipped", RAW_FILE, "b"),
                            at("09:00:00", 0, 3, ORDER_ID, "o2"),
                            at("10:00:00", 0, 4, ORDER_ID, "o2", DELETED, true),
                            at("09:00:00", 0, 5, ORDER_ID, "o3", DELETED, true),
                            at("10:00:00", 0, 6, ORDER_ID, "o3")),
                        ORDER_ID)
                    .orderBy(ORDER_ID)
                    .select(ORDER_ID, STATUS)))
        .containsExactly("o1,shipped", "o3,paid");
  }

  @Test
  void itemsOfTwoOrdersWithTheSameItemIdAreTwo() {
    Values item =
        row(
            ITEM_ID,
            "i1",
            ORDER_ID,
            "o1",
            QUANTITY,
            2,
            DELETED,
            false,
            KAFKA_TIMESTAMP,
            "2026-11-22T10:00:00Z",
            KAFKA_PARTITION,
            0,
            KAFKA_OFFSET,
            5,
            LINE,
            0);
    Dataset<Row> items =
        frame(
            RecordTable.ORDER_ITEMS.schema(),
            item,
            item.with(ORDER_ID, "o2", KAFKA_OFFSET, 6),
            item.with(ORDER_ID, "o2", KAFKA_OFFSET, 7, QUANTITY, 3));

    assertThat(
            lines(
                Versions.newest(Topic.ORDER_ITEMS, items, Map.of(), ORDER_ID, ITEM_ID)
                    .orderBy(ORDER_ID)
                    .select(ORDER_ID, QUANTITY, RECORDS)))
        .containsExactly("o1,2,1", "o2,3,2");
  }
}

package io.salespulse.etl.clean;

import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.DAY;
import static io.salespulse.contract.Columns.ITEM_ID;
import static io.salespulse.contract.Columns.KAFKA_OFFSET;
import static io.salespulse.contract.Columns.KAFKA_TIMESTAMP;
import static io.salespulse.contract.Columns.ORDER_ID;
import static io.salespulse.contract.Columns.PRICE;
import static io.salespulse.contract.Columns.TOTAL_AMOUNT;
import static io.salespulse.etl.clean.Judged.CLEAN;
import static io.salespulse.etl.clean.Judged.CUSTOMER;
import static io.salespulse.etl.clean.Judged.ITEM;
import static io.salespulse.etl.clean.Judged.ORDER;
import static io.salespulse.etl.clean.Judged.PRODUCT;
import static io.salespulse.etl.clean.Judged.RULES;
import static io.salespulse.etl.clean.Judged.verdicts;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.DataQualityRule;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records that come more than once, and records whose counterpart is missing or on its way. */
class VersionsTest {
  private static final String DUPLICATE = DataQualityRule.ID_UNIQUE_IN_DAY.rule();

  @Test
  void ofDuplicateOrdersTheHighestOffsetIsKeptWhateverTheOrderOfRows() {
    assertThat(
            verdicts(
                Judged.orders(
                    RULES,
                    ORDER.with(KAFKA_OFFSET, "9"),
                    ORDER.with(KAFKA_OFFSET, "10", ORDER_ID, "\to1\u00a0"),
                    ORDER.with(KAFKA_OFFSET, "2"))))
        .isEqualTo(Map.of(2L, DUPLICATE, 9L, DUPLICATE, 10L, CLEAN));
  }

  @Test
  void aBrokenNewerVersionDoesNotTakeOutASoundOne() {
    assertThat(
            verdicts(
                Judged.orders(RULES, ORDER, ORDER.with(KAFKA_OFFSET, "5", TOTAL_AMOUNT, "a lot"))))
        .isEqualTo(Map.of(1L, CLEAN, 5L, DataQualityRule.NUMBERS_PARSE.rule()));
  }

  @Test
  void theSameIdOnAnotherDayIsNoDuplicate() {
    assertThat(
            verdicts(Judged.orders(RULES, ORDER, ORDER.with(KAFKA_OFFSET, "5", DAY, "2026-11-21"))))
        .isEqualTo(Map.of(1L, CLEAN, 5L, CLEAN));
  }

  @Test
  void ofDuplicateItemsTheHighestOffsetIsKept() {
    assertThat(
            verdicts(
                Judged.items(
                    RULES,
                    ITEM.with(KAFKA_OFFSET, "3"),
                    ITEM.with(KAFKA_OFFSET, "4"),
                    ITEM.with(KAFKA_OFFSET, "5", ITEM_ID, "i2"))))
        .isEqualTo(Map.of(3L, DUPLICATE, 4L, CLEAN, 5L, CLEAN));
  }

  @Test
  void anOlderVersionOfACustomerOrProductIsNoFault() {
    assertThat(
            verdicts(
                Judged.customers(
                    RULES, CUSTOMER.with(KAFKA_OFFSET, "8"), CUSTOMER.with(KAFKA_OFFSET, "7"))))
        .isEqualTo(Map.of(7L, Cleaning.SUPERSEDED, 8L, CLEAN));
    assertThat(
            verdicts(
                Judged.products(
                    RULES,
                    PRODUCT.with(KAFKA_OFFSET, "8", PRICE, "1"),
                    PRODUCT.with(KAFKA_OFFSET, "9", PRICE, "?"))))
        .isEqualTo(Map.of(8L, CLEAN, 9L, DataQualityRule.NUMBERS_PARSE.rule()));
  }

  @Test
  void anItemWithoutOrderIsPendingInItsFirstMinuteAndAnOrphanAfterIt() {
    assertThat(
            verdicts(
                Judged.items(
                    RULES,
                    ITEM.with(
                        ORDER_ID, "o2", ITEM_ID, "i2", KAFKA_TIMESTAMP, "2026-11-22T11:59:00.001Z"),
                    ITEM.with(
                        ORDER_ID,
                        "o2",
                        ITEM_ID,
                        "i3",
                        KAFKA_OFFSET,
                        "2",
                        KAFKA_TIMESTAMP,
                        "2026-11-22T11:59:00Z"))))
        .isEqualTo(Map.of(1L, Cleaning.PENDING, 2L, DataQualityRule.ITEM_HAS_ORDER.rule()));
  }

  @Test
  void anItemWithoutRecordTimeIsNotWaitedFor() {
    assertThat(verdicts(Judged.items(RULES, ITEM.with(ORDER_ID, "o2", KAFKA_TIMESTAMP, null))))
        .isEqualTo(Map.of(1L, DataQualityRule.ITEM_HAS_ORDER.rule()));
  }

  @Test
  void anItemFindsItsOrderOnlyOnItsOwnDay() {
    assertThat(verdicts(Judged.items(RULES, ITEM.with(DAY, "2026-11-21"))))
        .isEqualTo(Map.of(1L, DataQualityRule.ITEM_HAS_ORDER.rule()));
  }

  @Test
  void anOrderOfAnUnknownCustomerStays() {
    assertThat(verdicts(Judged.orders(RULES, ORDER.with(CUSTOMER_ID, "stranger"))))
        .isEqualTo(Map.of(1L, CLEAN));
  }
}

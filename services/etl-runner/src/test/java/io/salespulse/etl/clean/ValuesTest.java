package io.salespulse.etl.clean;

import static io.salespulse.contract.Columns.CATEGORY;
import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.KAFKA_OFFSET;
import static io.salespulse.contract.Columns.LOCATION;
import static io.salespulse.contract.Columns.MEMBERSHIP_TYPE;
import static io.salespulse.contract.Columns.NAME;
import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.ORDER_ID;
import static io.salespulse.contract.Columns.PAYMENT_METHOD;
import static io.salespulse.contract.Columns.SALES_CHANNEL;
import static io.salespulse.contract.Columns.TOTAL_AMOUNT;
import static io.salespulse.etl.TestSpark.lines;
import static io.salespulse.etl.clean.Judged.CUSTOMER;
import static io.salespulse.etl.clean.Judged.ORDER;
import static io.salespulse.etl.clean.Judged.PRODUCT;
import static io.salespulse.etl.clean.Judged.RULES;
import static io.salespulse.etl.clean.Judged.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.etl.TestSpark.Values;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the text of a sound row is read as. */
class ValuesTest {
  private static List<String> memberships(String... texts) {
    Values[] raw =
        IntStream.range(0, texts.length)
            .mapToObj(i -> numbered(CUSTOMER.with(MEMBERSHIP_TYPE, texts[i]), CUSTOMER_ID, i))
            .toArray(Values[]::new);
    return lines(Judged.customers(RULES, raw).orderBy(KAFKA_OFFSET).select(MEMBERSHIP_TYPE));
  }

  private static List<String> orderDates(String sourceZone, String... texts) {
    Values[] raw =
        IntStream.range(0, texts.length)
            .mapToObj(i -> numbered(ORDER.with(ORDER_DATE, texts[i]), ORDER_ID, i))
            .toArray(Values[]::new);
    return lines(
        Judged.orders(Judged.rules(ZoneId.of(sourceZone)), raw)
            .orderBy(KAFKA_OFFSET)
            .select(ORDER_DATE));
  }

  @Test
  void membershipIsReadInAnyCaseAndAnythingElseIsUnknown() {
    assertThat(memberships("gold ", "SILVER", "\tbRonze\u00a0", "Platinum", "", null))
        .containsExactly("Gold", "Silver", "Bronze", "Unknown", "Unknown", "Unknown");
  }

  @Test
  void blanksAroundTextAreNoPartOfIt() {
    assertThat(
            lines(
                Judged.customers(
                        RULES,
                        CUSTOMER.with(
                            CUSTOMER_ID, "\u00a0c1\t", NAME, "\tAnn  Lee ", LOCATION, "\u202fOslo"))
                    .select(CUSTOMER_ID, NAME, LOCATION)))
        .containsExactly("c1,Ann  Lee,Oslo");
    assertThat(
            lines(
                Judged.orders(
                        RULES,
                        ORDER.with(
                            ORDER_ID,
                            "o1\r\n",
                            TOTAL_AMOUNT,
                            "\u00a012.50\t",
                            SALES_CHANNEL,
                            " web"))
                    .select(ORDER_ID, TOTAL_AMOUNT, SALES_CHANNEL)))
        .containsExactly("o1,12.5000,web");
  }

  @Test
  void missingAttributesAreUnknown() {
    assertThat(
            lines(
                Judged.orders(RULES, ORDER.with(SALES_CHANNEL, " ", PAYMENT_METHOD, null))
                    .select(SALES_CHANNEL, PAYMENT_METHOD)))
        .containsExactly("Unknown,Unknown");
    assertThat(
            lines(
                Judged.products(RULES, PRODUCT.with(CATEGORY, "\t", NAME, null))
                    .select(CATEGORY, NAME)))
        .containsExactly("Unknown,Unknown");
  }

  @Test
  void timestampsWithAnOffsetAreTheSameInEverySourceZone() {
    assertThat(
            orderDates(
                "Asia/Kolkata",
                "2026-11-22T10:00:00Z",
                "2026-11-22T12:00:00+02:00",
                "2026-11-22 05:00:00.5-0500",
                "2026-11-22T10:00Z",
                "2026-11-22T12:00+02:00"))
        .containsExactly(
            "2026-11-22T10:00:00Z",
            "2026-11-22T10:00:00Z",
            "2026-11-22T10:00:00.500Z",
            "2026-11-22T10:00:00Z",
            "2026-11-22T10:00:00Z");
  }

  @Test
  void timestampsWithoutAnOffsetAreOfTheSourceZone() {
    assertThat(orderDates("Asia/Kolkata", "2026-11-22T10:00:00", "2026-11-22"))
        .containsExactly("2026-11-22T04:30:00Z", "2026-11-21T18:30:00Z");
    assertThat(orderDates("Europe/Berlin", "2026-07-01T10:00:00", "2026-11-01 10:00:00.250"))
        .containsExactly("2026-07-01T08:00:00Z", "2026-11-01T09:00:00.250Z");
  }

  @Test
  void amountsKeepFourDecimals() {
    assertThat(
            lines(Judged.orders(RULES, ORDER.with(TOTAL_AMOUNT, "0.12345")).select(TOTAL_AMOUNT)))
        .containsExactly("0.1235");
  }
}

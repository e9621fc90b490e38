package io.salespulse.etl.clean;

import static io.salespulse.contract.Columns.CATEGORY;
import static io.salespulse.contract.Columns.CUSTOMER_ID;
import static io.salespulse.contract.Columns.ITEM_ID;
import static io.salespulse.contract.Columns.KAFKA_OFFSET;
import static io.salespulse.contract.Columns.KAFKA_TIMESTAMP;
import static io.salespulse.contract.Columns.LOCATION;
import static io.salespulse.contract.Columns.MEMBERSHIP_TYPE;
import static io.salespulse.contract.Columns.NAME;
import static io.salespulse.contract.Columns.ORDER_DATE;
import static io.salespulse.contract.Columns.ORDER_ID;
import static io.salespulse.contract.Columns.PAYMENT_METHOD;
import static io.salespulse.contract.Columns.QUANTITY;
import static io.salespulse.contract.Columns.SALES_CHANNEL;
import static io.salespulse.contract.Columns.TOTAL_AMOUNT;
import static io.salespulse.etl.TestSpark.lines;
import static io.salespulse.etl.clean.Judged.CUSTOMER;
import static io.salespulse.etl.clean.Judged.ITEM;
import static io.salespulse.etl.clean.Judged.ORDER;
import static io.salespulse.etl.clean.Judged.PRODUCT;
import static io.salespulse.etl.clean.Judged.judged;
import static io.salespulse.etl.clean.Judged.numbered;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Topic;
import io.salespulse.etl.TestSpark.Values;
import io.salespulse.etl.tables.RecordDays;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the text of a sound row is read as. */
class ValuesTest {
  private static List<String> memberships(String... texts) {
    Values[] raw =
        IntStream.range(0, texts.length)
            .mapToObj(i -> numbered(CUSTOMER.with(MEMBERSHIP_TYPE, texts[i]), CUSTOMER_ID, i))
            .toArray(Values[]::new);
    return lines(judged(Topic.CUSTOMERS, raw).orderBy(KAFKA_OFFSET).select(MEMBERSHIP_TYPE));
  }

  private static List<String> orderDates(String sourceZone, String... texts) {
    Values[] raw =
        IntStream.range(0, texts.length)
            .mapToObj(i -> numbered(ORDER.with(ORDER_DATE, texts[i]), ORDER_ID, i))
            .toArray(Values[]::new);
    return lines(
        judged(Topic.ORDERS, ZoneId.of(sourceZone), raw).orderBy(KAFKA_OFFSET).select(ORDER_DATE));
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
                judged(
                        Topic.CUSTOMERS,
                        CUSTOMER.with(
                            CUSTOMER_ID, "\u00a0c1\t", NAME, "\tAnn  Lee ", LOCATION, "\u202fOslo"))
                    .select(CUSTOMER_ID, NAME, LOCATION)))
        .containsExactly("c1,Ann  Lee,Oslo");
    assertThat(
            lines(
                judged(
                        Topic.ORDERS,
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
                judged(Topic.ORDERS, ORDER.with(SALES_CHANNEL, " ", PAYMENT_METHOD, null))
                    .select(SALES_CHANNEL, PAYMENT_METHOD)))
        .containsExactly("Unknown,Unknown");
    assertThat(
            lines(
                judged(Topic.PRODUCTS, PRODUCT.with(CATEGORY, "\t", NAME, null))
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
  void aWholeNumberIsDaysToNanosecondsSince1970ByItsSize() {
    assertThat(
            orderDates(
                "Asia/Kolkata",
                "20000",
                "99999",
                "100000",
                "1763805600",
                "1763805600.0",
                "17638056e2",
                "1763805600123",
                "1763805600123456",
                "1763805600123456789"))
        .containsExactly(
            "2024-10-04T00:00:00Z",
            "2243-10-16T00:00:00Z",
            "1970-01-02T03:46:40Z",
            "2025-11-22T10:00:00Z",
            "2025-11-22T10:00:00Z",
            "2025-11-22T10:00:00Z",
            "2025-11-22T10:00:00.123Z",
            "2025-11-22T10:00:00.123456Z",
            "2025-11-22T10:00:00.123456Z");
  }

  @Test
  void wholeNumbersAreReadHoweverTheyAreWrittenAndNothingIsRoundedToOne() {
    List<String> texts =
        List.of("2", "+2", "2.0", "2.", "20e-1", "0.2E1", "-3.00", "0e-99", " 00 ", ".0", "1e9");
    List<String> fractions =
        List.of("2.5", "1e-99", "2.00000000000000000001", "25e-1", "0.5", "1e10", ".", "20e-2");
    Values[] raw =
        Stream.concat(texts.stream(), fractions.stream())
            .map(text -> ITEM.with(QUANTITY, text))
            .toArray(Values[]::new);
    for (int i = 0; i < raw.length; i++) {
      raw[i] = numbered(raw[i], ITEM_ID, i);
    }

    assertThat(lines(judged(Topic.ORDER_ITEMS, raw).orderBy(KAFKA_OFFSET).select(QUANTITY)))
        .containsExactly(
            Stream.concat(
                    Stream.of("2", "2", "2", "2", "2", "2", "-3", "0", "0", "0", "1000000000"),
                    fractions.stream().map(none -> ""))
                .toArray(String[]::new));
  }

  @Test
  void aRecordKeepsItsPlaceInKafkaAndStandsUnderItsDay() {
    assertThat(
            lines(
                judged(Topic.ORDERS, ORDER.with(KAFKA_OFFSET, "77"))
                    .select(
                        RecordColumns.KAFKA_PARTITION,
                        KAFKA_OFFSET,
                        KAFKA_TIMESTAMP,
                        RecordDays.HOME_DAY)))
        .containsExactly("3,77,2026-11-22T10:00:00Z,2026-11-22");
  }

  @Test
  void amountsKeepFourDecimals() {
    assertThat(
            lines(judged(Topic.ORDERS, ORDER.with(TOTAL_AMOUNT, "0.12345")).select(TOTAL_AMOUNT)))
        .containsExactly("0.1235");
  }

  @Test
  void amountsMayHaveAnExponent() {
    Values[] raw =
        Stream.of("1e3", " 2.5E-2\u00a0", "+4.", ".5", "12345678901234567890e-10", "1e-99", "5e-5")
            .map(text -> ORDER.with(TOTAL_AMOUNT, text, ORDER_ID, text))
            .toArray(Values[]::new);

    assertThat(lines(judged(Topic.ORDERS, raw).select(TOTAL_AMOUNT)))
        .containsExactlyInAnyOrder(
            "1000.0000", "0.0250", "4.0000", "0.5000", "1234567890.1235", "0.0000", "0.0001");
  }

  /** 199 characters and one more, which is two in Java and four bytes in a file. */
  private static final String TWO_HUNDRED = "x".repeat(199) + "\ud83d\ude00";

  @Test
  void longTextsAreCutTo200CharactersAndSaySo() {
    Values[] raw = {
      numbered(CUSTOMER.with(NAME, TWO_HUNDRED), CUSTOMER_ID, 1),
      numbered(CUSTOMER.with(NAME, TWO_HUNDRED + "y"), CUSTOMER_ID, 2),
      numbered(CUSTOMER.with(LOCATION, " " + TWO_HUNDRED + "\u00a0"), CUSTOMER_ID, 3),
      numbered(CUSTOMER.with(LOCATION, TWO_HUNDRED.repeat(5_000)), CUSTOMER_ID, 4),
      numbered(CUSTOMER.with(NAME, null), CUSTOMER_ID, 5)
    };

    assertThat(
            lines(
                judged(Topic.CUSTOMERS, raw)
                    .orderBy(KAFKA_OFFSET)
                    .select(NAME, LOCATION, RecordColumns.TEXT_CUT)))
        .containsExactly(
            TWO_HUNDRED + ",Oslo,false",
            TWO_HUNDRED + ",Oslo,true",
            "Ann," + TWO_HUNDRED + ",false",
            "Ann," + TWO_HUNDRED + ",true",
            "Unknown,Oslo,false");
  }

  @Test
  void everyTextThatIsShownIsCut() {
    String longer = TWO_HUNDRED + "y";
    assertThat(
            lines(
                judged(Topic.ORDERS, ORDER.with(SALES_CHANNEL, longer, PAYMENT_METHOD, longer))
                    .select(SALES_CHANNEL, PAYMENT_METHOD, RecordColumns.TEXT_CUT)))
        .containsExactly(TWO_HUNDRED + "," + TWO_HUNDRED + ",true");
    assertThat(
            lines(
                judged(Topic.PRODUCTS, PRODUCT.with(CATEGORY, longer, NAME, longer))
                    .select(CATEGORY, NAME, RecordColumns.TEXT_CUT)))
        .containsExactly(TWO_HUNDRED + "," + TWO_HUNDRED + ",true");
  }

  @Test
  void theSignsOfTheCubeAreNoCategoryAndNoChannel() {
    for (String sign : List.of("*", " **\t")) {
      assertThat(lines(judged(Topic.PRODUCTS, PRODUCT.with(CATEGORY, sign)).select(CATEGORY)))
          .containsExactly("Unknown");
      assertThat(lines(judged(Topic.ORDERS, ORDER.with(SALES_CHANNEL, sign)).select(SALES_CHANNEL)))
          .containsExactly("Unknown");
    }
    assertThat(lines(judged(Topic.PRODUCTS, PRODUCT.with(CATEGORY, "***")).select(CATEGORY)))
        .containsExactly("***");
  }
}

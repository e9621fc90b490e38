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
import java.util.stream.Stream;
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

  @Test
  void amountsMayHaveAnExponent() {
    Values[] raw =
        Stream.of("1e3", " 2.5E-2\u00a0", "+4.", ".5", "12345678901234567890e-10", "1e-99", "5e-5")
            .map(text -> ORDER.with(TOTAL_AMOUNT, text, ORDER_ID, text))
            .toArray(Values[]::new);

    assertThat(lines(Judged.orders(RULES, raw).select(TOTAL_AMOUNT)))
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
                Judged.customers(RULES, raw)
                    .orderBy(KAFKA_OFFSET)
                    .select(NAME, LOCATION, Cleaning.TEXT_CUT)))
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
                Judged.orders(RULES, ORDER.with(SALES_CHANNEL, longer, PAYMENT_METHOD, longer))
                    .select(SALES_CHANNEL, PAYMENT_METHOD, Cleaning.TEXT_CUT)))
        .containsExactly(TWO_HUNDRED + "," + TWO_HUNDRED + ",true");
    assertThat(
            lines(
                Judged.products(RULES, PRODUCT.with(CATEGORY, longer, NAME, longer))
                    .select(CATEGORY, NAME, Cleaning.TEXT_CUT)))
        .containsExactly(TWO_HUNDRED + "," + TWO_HUNDRED + ",true");
  }

  @Test
  void theSignsOfTheCubeAreNoCategoryAndNoChannel() {
    for (String sign : List.of("*", " **\t")) {
      assertThat(lines(Judged.products(RULES, PRODUCT.with(CATEGORY, sign)).select(CATEGORY)))
          .containsExactly("Unknown");
      assertThat(lines(Judged.orders(RULES, ORDER.with(SALES_CHANNEL, sign)).select(SALES_CHANNEL)))
          .containsExactly("Unknown");
    }
    assertThat(lines(Judged.products(RULES, PRODUCT.with(CATEGORY, "***")).select(CATEGORY)))
        .containsExactly("***");
  }
}

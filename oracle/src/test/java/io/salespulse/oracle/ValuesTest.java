package io.salespulse.oracle;

import static io.salespulse.contract.KpiFile.RECENT_ORDERS;
import static io.salespulse.contract.KpiFile.SALES_BY_DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.Topic;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What texts are read as, and what breaks a rule. */
class ValuesTest {

  private static final String AT = "2026-11-20T10:00:00Z";

  @TempDir Path directory;
  @AutoClose private RawShop shop;

  @BeforeEach
  void open() {
    shop = new RawShop(directory);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "2.0", "2.", "20e-1", "+2", " 2.000", "0.2E1", "002"})
  void aWholeNumberIsOneHoweverItIsWritten(String quantity) throws SQLException {
    shop.order(AT, "o1,c1," + AT + ",10.00").item(AT, "1,o1,p1," + quantity + ",5.00");

    assertThat(shop.card("items_sold")).isEqualTo("2,count,,,");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.5", "2.00000000001", "25e-1", "two", "", "2147483648", "1e10", "."})
  void whatIsNoWholeNumberBreaksNumbersParse(String quantity) throws SQLException {
    shop.item(AT, "1,o1,p1," + quantity + ",5.00");

    assertThat(shop.rule(Topic.ORDER_ITEMS, "numbers_parse")).isEqualTo("1,1");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T09:30:00Z,           2026-11-20T09:30:00Z",
    "2026-11-20T09:30:00+02:00,      2026-11-20T07:30:00Z",
    "2026-11-20T09:30:00,            2026-11-20T08:30:00Z",
    "20000,                          2024-10-04T00:00:00Z",
    "99999,                          2243-10-16T00:00:00Z",
    "1763631000,                     2025-11-20T09:30:00Z",
    "1763631000.0,                   2025-11-20T09:30:00Z",
    "1763631000123,                  2025-11-20T09:30:00Z",
    "1763631000123456,               2025-11-20T09:30:00Z",
    "1763631000123456789,            2025-11-20T09:30:00Z",
    "100000,                         1970-01-02T03:46:40Z"
  })
  void aTimeIsIsoOrANumberSince1970(String text, String meant) throws SQLException {
    shop.asking(shop.question().in(ZoneId.of("Europe/Berlin"), ZoneOffset.UTC))
        .order("2300-01-01T00:00:00Z", "o1,c1," + text + ",10.00");

    assertThat(shop.rows(RECENT_ORDERS)).first().asString().startsWith("o1," + meant + ",");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1763631000.5", "soon", "", "1969-12-31T23:59:59Z", "1e99", "1e40"})
  void whatIsNoTimeBreaksTimestampsParse(String text) throws SQLException {
    shop.order(AT, "o1,c1," + text + ",10.00");

    assertThat(shop.rule(Topic.ORDERS, "timestamps_parse")).isEqualTo("1,1");
  }

  @Test
  void aTimeMoreThanADayAfterItsRecordBreaksNotInFuture() throws SQLException {
    shop.order(AT, "o1,c1,2026-11-21T10:00:00Z,10.00")
        .order(AT, "o2,c1,2026-11-21T10:00:00.001Z,10.00");

    assertThat(shop.rule(Topic.ORDERS, "not_in_future")).isEqualTo("2,1");
    assertThat(shop.rule(Topic.ORDERS, "order_not_ahead_of_record")).isEqualTo("1,1");
  }

  @Test
  void aRefundThatIsNoNumberOrNegativeTakesTheOrderOut() throws SQLException {
    shop.order(AT, "o1,c1," + AT + ",10.00,web,card,paid,some")
        .order(AT, "o2,c1," + AT + ",10.00,web,card,paid,-1")
        .order(AT, "o3,c1," + AT + ",-10.00,web,card,paid,0");

    assertThat(shop.rule(Topic.ORDERS, "numbers_parse")).isEqualTo("3,1");
    assertThat(shop.rule(Topic.ORDERS, "amounts_not_negative")).isEqualTo("2,1");
    assertThat(shop.rows(SALES_BY_DAY)).containsExactly("2026-11-20,0,0,0,0.00,10.00,-10.00");
  }

  @Test
  void anAttributeThatIsNotThereIsUnknownAndOptional() throws SQLException {
    shop.customer(AT, "c1,,,,," + AT).product(AT, "p1,,,1.00").order(AT, "o1,c1," + AT + ",1");

    assertThat(shop.rule(Topic.CUSTOMERS, "not_a_duplicate")).isEqualTo("1,0");
    assertThat(shop.rule(Topic.PRODUCTS, "not_a_duplicate")).isEqualTo("1,0");
    assertThat(shop.rows(RECENT_ORDERS))
        .containsExactly("o1,2026-11-20T10:00:00Z,c1,Unknown,Unknown,1.00,0.00,1.00,0");
  }

  @Test
  void segmentsOfBeforeStandBesideNewOnes() throws SQLException {
    shop.old(Topic.ORDERS, AT, "o1,c1," + AT + ",10.00,web,card")
        .old(Topic.ORDERS, AT, "o2,c1," + AT + ",20.00,web,card")
        .order(DAY_AFTER, "o1,c1," + AT + ",10.00,web,card,refunded")
        .old(Topic.ORDER_ITEMS, AT, "1,o1,p1,1,10.00")
        .segment(
            Topic.ORDER_ITEMS,
            "2026-11-20",
            4,
            "kafka_timestamp,kafka_offset,order_id,item_id,quantity,unit_price,product_id,colour",
            AT + ",77,o2,1,2,10.00,p1,red",
            "too,few")
        .segment(Topic.ORDER_ITEMS, "2026-11-21", 0, "item_id,order_id", "a,b,c");

    assertThat(shop.rows(SALES_BY_DAY)).containsExactly("2026-11-20,2,3,1,30.00,10.00,20.00");
    assertThat(shop.rule(Topic.ORDER_ITEMS, "line_parses")).isEqualTo("4,2");
  }

  private static final String DAY_AFTER = "2026-11-21T10:00:00Z";
}

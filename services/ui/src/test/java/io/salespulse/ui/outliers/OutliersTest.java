package io.salespulse.ui.outliers;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiFile;
import io.salespulse.ui.Json;
import io.salespulse.ui.SampleKpis;
import io.salespulse.ui.SteadyShop;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Choice;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each sentence, with what makes it appear and what keeps it away. */
class OutliersTest {

  /** A Sunday. */
  private static final Instant AS_OF = Instant.parse("2026-11-29T08:00:00Z");

  private static final int LONG = 80;

  private static final Map<String, Integer> CHANNELS =
      Map.of("Online", 600, "Store", 300, "Phone", 100);

  private static final Map<String, Integer> CATEGORIES =
      Map.of("Books", 600, "Toys", 300, "Food", 100);

  @TempDir Path dataDir;

  @Test
  void nothingStandsOutOfAShopThatIsAsAlways() {
    assertThat(outliers(shop(LONG).kpis())).isEqualTo(new Outliers(List.of(), false));
  }

  // --- a day ------------------------------------------------------------------------------------

  @Test
  void aDayFarBelowItsWeekdaysIsSaid() {
    SteadyShop shop = shop(LONG);
    // 9,400 and 10,600 by turns: the median is 10,000, the median absolute deviation 600.
    for (int week = 1; week <= 8; week++) {
      shop.channel(1 + 7 * week, "Phone", week % 2 == 0 ? 160 : 40);
    }

    Sentence day = only(shop.channel(1, "Online", 280).kpis());

    assertThat(day.name()).isEqualTo("day");
    assertThat(day.sense()).isEqualTo("bad");
    assertThat(day.number()).isEqualTo("-32.0%");
    assertThat(day.subject() + day.text())
        .isEqualTo(
            "Sat 28 Nov had gross sales of $6,800.00, below the $7,331.32 to $12,668.68 that are"
                + " usual on that weekday.");
    assertThat(day.link())
        .isEqualTo(
            new Sentence.Link(
                "Show the days", "?range=custom&from=2026-09-27&to=2026-11-28", "trend"));
  }

  @ParameterizedTest
  @CsvSource({"395, false", "405, true", "795, true", "805, false"})
  void aDayIsUsualWithinAFifthOfAMedianWithoutAnyDeviation(int online, boolean isUsual) {
    assertThat(names(shop(LONG).channel(1, "Online", online).kpis()))
        .isEqualTo(isUsual ? List.of() : List.of("day"));
  }

  @ParameterizedTest
  @CsvSource({"35, false", "36, true"})
  void aDayIsJudgedByFourWholeWeeksAfterTheFirstOrderOrMore(int days, boolean isJudged) {
    Outliers outliers = outliers(shop(days).channel(1, "Online", 300).kpis());

    assertThat(names(outliers)).isEqualTo(isJudged ? List.of("day") : List.of());
    assertThat(outliers.isYoung()).isEqualTo(!isJudged);
  }

  @Test
  void weeksInWhichNothingWasSoldAreNoneToJudgeBy() {
    assertThat(names(shop(20).channel(20_000, "Online", 1).kpis())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"9, false", "10, true"})
  void aDayOfAShopWithFewOrdersIsNotJudged(int orders, boolean isJudged) {
    SteadyShop shop = SteadyShop.of(AS_OF, LONG, Map.of("Online", orders), Map.of());

    assertThat(names(shop.channel(1, "Online", 0).kpis()))
        .isEqualTo(isJudged ? List.of("day") : List.of());
  }

  @Test
  void todayIsNotJudged() {
    assertThat(names(shop(LONG).channel(0, "Online", 1).kpis())).isEmpty();
  }

  // --- a share ----------------------------------------------------------------------------------

  @Test
  void theChannelWhoseShareMovedMostIsSaid() {
    SteadyShop shop = shop(LONG).channelLately("Online", 700);

    Sentence share = only(shop.channelLately("Store", 250).channelLately("Phone", 50).kpis());

    assertThat(share.name()).isEqualTo("share");
    assertThat(share.number()).isEqualTo("+10.0 points");
    assertThat(share.subject() + share.text())
        .isEqualTo(
            "Online had 70.0% of the gross sales from 22 Nov 2026 to 28 Nov 2026, where 60.0% are"
                + " usual.");
    assertThat(share.link())
        .isEqualTo(
            new Sentence.Link(
                "Show the channels",
                "?range=custom&from=2026-11-22&to=2026-11-28&channel=Online",
                "channels"));
  }

  @Test
  void aCategoryIsSaidByItsRevenue() {
    Sentence share =
        only(shop(LONG).categoryLately("Books", 450).categoryLately("Toys", 450).kpis());

    assertThat(share.number()).isIn("+15.0 points", "-15.0 points");
    assertThat(share.text()).contains("of the revenue from");
    assertThat(share.link().query()).contains("&category=" + share.subject());
    assertThat(share.link().section()).isEqualTo("categories");
  }

  @ParameterizedTest
  @CsvSource({"609_000, true", "611_000, false"})
  void ofSoManyOrdersThatChanceIsNothingAShareMovesByAPointOrIsUsual(
      String online, boolean isUsual) {
    int orders = Integer.parseInt(online.replace("_", ""));
    SteadyShop shop =
        SteadyShop.of(AS_OF, LONG, Map.of("Online", 600_000, "Store", 400_000), Map.of());

    assertThat(
            names(
                shop.channelLately("Online", orders)
                    .channelLately("Store", 1_000_000 - orders)
                    .kpis()))
        .isEqualTo(isUsual ? List.of() : List.of("share"));
  }

  @Test
  void aShareThatAlwaysVariesIsUsual() {
    SteadyShop shop = shop(LONG);
    for (int day = 8; day <= 63; day++) {
      boolean isEven = (day - 1) / 7 % 2 == 0;
      shop.channel(day, "Online", isEven ? 700 : 500).channel(day, "Store", isEven ? 200 : 400);
    }

    assertThat(names(shop.channelLately("Online", 720).channelLately("Store", 180).kpis()))
        .isEmpty();
  }

  @Test
  void whatChanceMakesOfAFewOrdersIsUsual() {
    SteadyShop shop =
        SteadyShop.of(AS_OF, LONG, Map.of("Online", 12, "Store", 6, "Phone", 2), Map.of());

    assertThat(names(shop.channelLately("Online", 15).channelLately("Store", 3).kpis())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"7, false", "8, true"})
  void aNewChannelIsSaidWhenItHasFiftyOrders(int orders, boolean isSaid) {
    Outliers outliers = outliers(shop(LONG).channelLately("Kiosk", orders).kpis());

    assertThat(outliers.sentences().stream().map(Sentence::subject))
        .isEqualTo(isSaid ? List.of("Kiosk") : List.of());
  }

  @Test
  void aStoreOfAChainThatClosesIsSaid() {
    Map<String, Integer> stores =
        IntStream.rangeClosed(1, 400)
            .boxed()
            .collect(Collectors.toMap(store -> "Store " + store, store -> 20));

    Sentence share =
        only(SteadyShop.of(AS_OF, LONG, stores, Map.of()).channelLately("Store 17", 0).kpis());

    assertThat(share.subject()).isEqualTo("Store 17");
    assertThat(share.number()).isEqualTo("-0.25 points");
  }

  @Test
  void whatStandsUnderOtherIsNoChannel() {
    Sentence share = only(shop(LONG).channelLately("**", 150).kpis());

    assertThat(share.subject()).isEqualTo("Online");
  }

  // --- the stock --------------------------------------------------------------------------------

  @Test
  void productsOutOfStockOrNearlyAreSaidBehindTheOneThatSoldMost() {
    Sentence stock =
        only(
            shop(LONG)
                .kpis()
                .with(
                    KpiFile.STOCK,
                    List.of(
                        product("p1", "Kettle", 0, 7, "0.00"),
                        product("p2", "Lamp", 0, 45, "0.00"),
                        product("p3", "Desk", 2, 7, "2.00"),
                        product("p4", "Shelf", 3, 7, "3.00"))));

    assertThat(stock.name()).isEqualTo("stock");
    assertThat(stock.number()).isEqualTo("3 products");
    assertThat(stock.subject() + stock.text())
        .isEqualTo(
            "Lamp is out of stock; 45 pieces were sold in seven days. 1 more is too. 1 more is"
                + " nearly.");
    assertThat(stock.link())
        .isEqualTo(new Sentence.Link("Show the stock", "?stock.sort=days_left", "stock"));
  }

  @Test
  void aProductThatLastsLessThanThreeDaysIsSaid() {
    Sentence stock =
        only(shop(LONG).kpis().with(KpiFile.STOCK, List.of(product("p1", "", 1, 7_000, "0.00"))));

    assertThat(stock.number()).isEqualTo("1 product");
    assertThat(stock.subject() + stock.text())
        .isEqualTo("p1 lasts 0.0 days at the pace of the last seven.");
  }

  @Test
  void whatLastsThreeDaysOrNobodyBuysIsNotSaid() {
    assertThat(
            names(
                shop(LONG)
                    .kpis()
                    .with(
                        KpiFile.STOCK,
                        List.of(
                            product("p1", "Kettle", 3, 7, "3.00"),
                            product("p2", "Lamp", 0, 0, ""),
                            product("p3", "Desk", 0, -1, "")))))
        .isEmpty();
  }

  // --- the data ---------------------------------------------------------------------------------

  @Test
  void aTopicOfWhichTheSinkTurnsAwayFarMoreThanBeforeIsSaid() {
    Sentence records = only(refusing(60, 500, 10_500, 80));

    assertThat(records.name()).isEqualTo("records");
    assertThat(records.number()).isEqualTo("12.0%");
    assertThat(records.subject() + records.text())
        .isEqualTo(
            "Orders: the sink turned away 60 of 500 records since the run before, where 0.20% were"
                + " usual.");
    assertThat(records.rule()).endsWith("Most often now: field order_id is missing.");
    assertThat(records.link().section()).isEqualTo("quality");
  }

  @ParameterizedTest
  @CsvSource({
    "60, 500, 10500, 1260, 'as always'",
    "19, 100, 10100, 19, 'too few'",
    "20, 2100, 12100, 20, 'not a point more'",
    "251, 500, 10500, 251, 'in the header already'",
    "60, 500, 500, 60, 'nothing came before'",
    "60, 500, 1499, 60, 'nobody knows what is usual'"
  })
  void recordsThatAreTurnedAwayAsAlwaysAreNotSaid(
      long rejected, long received, long checked, long failed, String why) {
    assertThat(names(refusing(rejected, received, checked, failed))).as(why).isEmpty();
  }

  // --- all of them ------------------------------------------------------------------------------

  @Test
  void whatMakesOtherNumbersDoubtfulComesFirstAndTheStockLast() {
    SteadyShop shop = shop(LONG).channelLately("Online", 800).channelLately("Store", 100);
    SampleKpis kpis =
        quality(shop.channel(1, "Online", 0).kpis(), 10_500, 80)
            .refusing("orders", 60, 500, "no JSON")
            .with(KpiFile.STOCK, List.of(product("p1", "Kettle", 0, 7, "0.00")));

    assertThat(names(kpis)).containsExactly("records", "day", "share", "stock");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aSetWithoutAFileOrWithoutRowsHasNoSentences(boolean isEmpty) {
    SampleKpis kpis = SampleKpis.twoWeeks(AS_OF).refusing("orders", 60, 500, "no JSON");
    for (KpiFile file :
        List.of(KpiFile.SALES_BY_DAY, KpiFile.SALES_CUBE, KpiFile.STOCK, KpiFile.DATA_QUALITY)) {
      kpis = isEmpty ? kpis.with(file, List.of()) : kpis.without(file);
    }

    assertThat(outliers(kpis)).isEqualTo(new Outliers(List.of(), isEmpty));
  }

  @Test
  void aSetFromBeforeRefundsIsJudgedBySales() {
    assertThat(names(shop(LONG).channel(1, "Online", 0).kpis().beforeRefunds())).contains("day");
  }

  private static SteadyShop shop(int days) {
    return SteadyShop.of(AS_OF, days, CHANNELS, CATEGORIES);
  }

  private static List<String> product(
      String id, String name, int stock, int sold, String daysLeft) {
    return List.of(id, name, "Home", String.valueOf(stock), String.valueOf(sold), daysLeft);
  }

  private SampleKpis refusing(long rejected, long received, long checked, long failed) {
    return quality(shop(LONG).kpis(), checked, failed)
        .refusing("orders", rejected, received, "field order_id is missing");
  }

  private static SampleKpis quality(SampleKpis kpis, long checked, long failed) {
    return kpis.with(
        KpiFile.DATA_QUALITY,
        Stream.of("accepted_by_sink", "line_parses")
            .map(
                rule ->
                    List.of("orders", rule, String.valueOf(checked), String.valueOf(failed), ""))
            .toList());
  }

  private Sentence only(SampleKpis kpis) {
    assertThat(outliers(kpis).sentences()).hasSize(1);
    return outliers(kpis).sentences().get(0);
  }

  private List<String> names(SampleKpis kpis) {
    return names(outliers(kpis));
  }

  private static List<String> names(Outliers outliers) {
    return outliers.sentences().stream().map(Sentence::name).toList();
  }

  private Outliers outliers(SampleKpis kpis) {
    KpiSet set = read(kpis);
    return Outliers.of(
        SelectedKpis.of(set, Locale.US, set.day(set.manifest().run().asOf()), Choice.DEFAULT));
  }

  private KpiSet read(SampleKpis kpis) {
    kpis.publish(dataDir, "run");
    return new KpiSets(new DataLayout(dataDir), Json.mapper(), Clock.systemUTC())
        .check()
        .set()
        .orElseThrow();
  }
}

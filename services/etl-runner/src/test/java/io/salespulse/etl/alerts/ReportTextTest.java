package io.salespulse.etl.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.etl.publish.PublishedSet;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTextTest {

  private static final String LINK = "https://sales.example.com/report?day=2026-12-02";

  @TempDir Path directory;

  @Test
  void aDayIsComparedWithTheOneBeforeAndTheSameWeekdayBefore() throws IOException {
    assertThat(
            text(
                "EUR",
                "2026-11-24,1,1,1,1.00,0.00,1.00",
                "2026-11-25,40,60,30,1300.00,0.00,1300.00",
                "2026-12-01,36,50,30,1000.00,100.00,900.00",
                "2026-12-02,40,55,31,1250.00,20.00,1230.00",
                "2026-12-03,9,9,9,9.00,0.00,9.00"))
        .isEqualTo(
            """
            Report of Wed 2 Dec 2026 (against Tue 1 Dec, Wed 25 Nov)
            Gross sales 1250.00 EUR (+25.00 %, -3.85 %)
            Orders 40 (+11.11 %, 0.00 %), average order value 31.25 EUR (+12.50 %, -3.85 %)
            Refunds 20.00 EUR, sales 1230.00 EUR
            """
                + LINK);
  }

  @Test
  void theDayThatTheNumbersBeginOnAndADayWithoutOrdersAreNotComparedWith() throws IOException {
    String onlyTheWeekday =
        text(
            "EUR",
            "2026-11-24,1,1,1,1.00,0.00,1.00",
            "2026-11-25,2,2,2,20.00,0.00,20.00",
            "2026-12-01,0,0,0,0.00,5.00,-5.00",
            "2026-12-02,1,1,1,10.00,0.00,10.00");
    assertThat(onlyTheWeekday)
        .startsWith(
            "Report of Wed 2 Dec 2026 (against Wed 25 Nov)\nGross sales 10.00 EUR (-50.00 %)");

    assertThat(
            text("EUR", "2026-12-01,2,2,2,20.00,0.00,20.00", "2026-12-02,1,1,1,10.00,0.00,10.00"))
        .isEqualTo(
            """
            Report of Wed 2 Dec 2026
            Gross sales 10.00 EUR
            Orders 1, average order value 10.00 EUR
            Refunds 0.00 EUR, sales 10.00 EUR
            """
                + LINK);
    assertThat(text("EUR", "2026-12-02,1,1,1,10.00,0.00,10.00"))
        .startsWith("Report of Wed 2 Dec 2026\nGross sales 10.00 EUR\n");
  }

  @Test
  void aDayWithoutOrdersSaysSoAndWhatWasPaidBack() throws IOException {
    String nothing = "Report of Wed 2 Dec 2026: no orders\n" + LINK;
    assertThat(text("EUR")).isEqualTo(nothing);
    assertThat(text("EUR", "2026-12-01,2,2,2,20.00,0.00,20.00")).isEqualTo(nothing);
    assertThat(text("EUR", "2026-12-02,0,2,0,0.00,0.00,0.00")).isEqualTo(nothing);

    assertThat(text("EUR", "2026-12-02,0,0,0,0.00,20.00,-20.00"))
        .isEqualTo(
            "Report of Wed 2 Dec 2026: no orders\nRefunds 20.00 EUR, sales -20.00 EUR\n" + LINK);
  }

  @Test
  void amountsHaveTheDecimalsOfTheirCurrency() throws IOException {
    assertThat(text("JPY", "2026-12-02,3,3,3,1000,0,1000"))
        .contains("Gross sales 1000 JPY\n", "value 333 JPY\n", "Refunds 0 JPY, sales 1000 JPY");
    assertThat(text("KWD", "2026-12-02,3,3,3,2.000,0.500,1.500"))
        .contains("Gross sales 2.000 KWD\n", "value 0.667 KWD\n", "sales 1.500 KWD");
  }

  @Test
  void theChangeOfAnAverageIsOfWhatNobodyHasRounded() throws IOException {
    assertThat(
            text(
                "JPY",
                "2026-11-24,1,1,1,1,0,1",
                "2026-11-25,3,3,3,1000,0,1000",
                "2026-12-02,3,3,3,1001,0,1001"))
        .contains("Gross sales 1001 JPY (+0.10 %)", "value 334 JPY (+0.10 %)");
  }

  @Test
  void aChangeFromNothingIsADash() throws IOException {
    assertThat(
            text(
                "EUR",
                "2026-11-25,1,1,1,5.00,0.00,5.00",
                "2026-12-01,2,2,2,0.00,0.00,0.00",
                "2026-12-02,1,1,1,10.00,0.00,10.00"))
        .contains(
            "Gross sales 10.00 EUR (—)", "Orders 1 (-50.00 %), average order value 10.00 EUR (—)");
  }

  private String text(String currency, String... days) throws IOException {
    Files.writeString(
        directory.resolve("sales_by_day.csv"),
        "date,orders,items,customers,gross_sales,refunds,sales\n" + String.join("\n", days));
    return ReportText.of(
        LocalDate.parse("2026-12-02"),
        new PublishedSet(
            directory,
            SampleSets.manifest(
                "run", Instant.parse("2026-12-03T06:50:00Z"), false, "UTC", currency)),
        URI.create("https://sales.example.com/report"));
  }
}

package io.salespulse.etl.own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.contract.KpiChart;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OwnKpiTest {

  @Test
  void theHeadSaysTitleUnitAndChart() {
    OwnKpi kpi =
        parse(
            "by_channel.sql",
            "\uFEFF-- Title: Orders: by channel \r\n\n--unit:orders\r\n-- CHART: Bar\n-- a note\n"
                + "select 1 as one -- title: none\n");

    assertThat(kpi.name()).isEqualTo("by_channel");
    assertThat(kpi.title()).isEqualTo("Orders: by channel");
    assertThat(kpi.unit()).isEqualTo("orders");
    assertThat(kpi.chart()).isEqualTo(KpiChart.BAR);
    assertThat(kpi.publishedName()).isEqualTo("own_by_channel.csv");
  }

  @Test
  void withoutAHeadTheNameIsTheTitleAndThereIsNoChart() {
    OwnKpi kpi = parse("by_channel.sql", "select 1\n-- title: too late\n-- chart: bar");

    assertThat(kpi.title()).isEqualTo("By channel");
    assertThat(kpi.unit()).isEmpty();
    assertThat(kpi.chart()).isEqualTo(KpiChart.NONE);
  }

  @Test
  void whatIsWrongIsNamedWithWhatToDo() {
    assertThatThrownBy(() -> parse("pie.sql", "-- chart: pie\nselect 1"))
        .hasMessage("-- chart: is 'pie', but must be bar, line or none");
    assertThatThrownBy(() -> parse("By Channel.sql", "select 1"))
        .hasMessageContaining("lower-case letters, digits and _");
    assertThatThrownBy(
            () ->
                OwnKpi.parse("latin.sql", "-- title: Männer".getBytes(StandardCharsets.ISO_8859_1)))
        .hasMessageContaining("not in UTF-8");
    assertThatThrownBy(() -> parse("long.sql", "-- unit: " + "x".repeat(31) + "\nselect 1"))
        .hasMessage("-- unit: is longer than 30 characters");
  }

  private static OwnKpi parse(String name, String text) {
    return OwnKpi.parse(name, text.getBytes(StandardCharsets.UTF_8));
  }
}

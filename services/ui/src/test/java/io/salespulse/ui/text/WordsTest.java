package io.salespulse.ui.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void namesOfCodeReadAsPeopleWriteThem() {
    assertThat(Words.of("compute-kpis")).isEqualTo("Compute KPIs");
    assertThat(Words.within("build-facts")).isEqualTo("build facts");
    assertThat(Words.of("ids_present")).isEqualTo("IDs present");
    assertThat(Words.of("valid_kpi")).isEqualTo("Valid KPI");
    assertThat(Words.of("")).isEmpty();
  }
}

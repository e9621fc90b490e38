package io.salespulse.ui.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChoiceTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?by=hour&show=average",
        "?by=quarter",
        "?by=year&compare=none",
        "?range=7d&compare=none&category=Home+%26+Kitchen&membership=Gold",
        "?range=custom&from=2026-11-01&to=2026-11-03",
        "?orders.status=Paid+%26+shipped",
        "?products.sort=-revenue&products.find=a%2Bb&churn.page=3"
      })
  void anAddressSaysAllThatIsChosen(String query) {
    assertThat(choice(query).query()).isEqualTo(query);
  }

  @Test
  void theDefaultIsABareAddress() {
    assertThat(choice("?by=day&show=sales&range=all&compare=previous&category=&churn.page=1"))
        .isEqualTo(Choice.DEFAULT);
  }

  @Test
  void whatTheShopDoesNotHaveOrNoAddressBearsIsLeftOut() {
    String longest = "\ud83d\ude42".repeat(200);

    assertThat(choice("?category=" + longest).query()).hasSizeGreaterThan(2400);
    assertThat(choice("?category=" + longest + "x")).isEqualTo(Choice.DEFAULT);
    assertThat(choice("?category=*")).isEqualTo(Choice.DEFAULT);
    assertThat(choice("?channel=*").query()).isEqualTo("?channel=*");
    assertThat(choice("?orders.status=" + "x".repeat(61))).isEqualTo(Choice.DEFAULT);
    assertThat(choice("?statuses.status=paid")).isEqualTo(Choice.DEFAULT);
    assertThat(choice("?churn.sort=" + "x".repeat(5000))).isEqualTo(Choice.DEFAULT);
    assertThat(choice("?churn.find=" + "\ud83d\ude42".repeat(500)))
        .isEqualTo(choice("?churn.find=" + "\ud83d\ude42".repeat(60)));
  }

  private static Choice choice(String query) {
    Map<String, String> parameters =
        Arrays.stream(query.replace("?", "").split("&"))
            .filter(field -> field.contains("="))
            .map(field -> field.split("=", 2))
            .collect(
                Collectors.toMap(
                    field -> field[0],
                    field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    return Choice.of(name -> parameters.getOrDefault(name, ""));
  }
}

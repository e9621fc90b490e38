package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People sign in, and programs have no token. */
@QuarkusTest
@TestProfile(UntrustedProxyTest.OfAnotherMachine.class)
class NoTokenTest {

  @Inject KpiSets sets;

  @BeforeEach
  void aSet() {
    SampleKpis.twoWeeks(Instant.now()).publish(FakeServices.dataDir(), "tokenless");
    sets.check();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer null",
        "Bearer \"\"",
        "Bearer 0123456789abcdef01234567"
      })
  void noTokenOpensATableAndEveryoneIsSentToTheSignIn(String authorization) {
    for (String path : new String[] {"/kpi/summary.csv", "/kpi/summary.json", "/openapi.json"}) {
      Response answer =
          given().redirects().follow(false).header("Authorization", authorization).get(path);

      assertThat(answer.statusCode()).as(path).isEqualTo(302);
      assertThat(answer.header("Location")).endsWith("/sign-in");
      assertThat(answer.asString()).doesNotContain("total_sales");
    }
  }
}

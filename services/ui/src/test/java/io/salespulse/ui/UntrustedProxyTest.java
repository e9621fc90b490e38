package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who reaches the dashboard past its proxy is not believed. */
@QuarkusTest
@TestProfile(UntrustedProxyTest.OfAnotherMachine.class)
class UntrustedProxyTest {

  /** An application that trusts a proxy that is not on this machine. */
  public static final class OfAnotherMachine extends WithFakeServices {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "ui.sign-in", "form",
          "ui.user", "ada",
          "ui.password", "correct horse",
          "ui.behind-proxy", "true",
          "quarkus.http.proxy.trusted-proxies", "192.0.2.1");
    }
  }

  @Test
  void aGuesserWhoNamesAnotherAddressEachTimeWaitsAllTheSame() {
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      answers.add(
          given()
              .redirects()
              .follow(false)
              .header("X-Forwarded-For", "192.0.2." + (100 + i))
              .header("X-Forwarded-Trusted-Proxy", "true")
              .formParam("j_username", "ada")
              .formParam("j_password", "guess")
              .post("/j_security_check")
              .header("Location"));
    }

    assertThat(answers).anyMatch(location -> location.contains("/sign-in?wait="));
  }
}

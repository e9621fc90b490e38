package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pages of the numbers may stand in the frames of the sites that the settings name. */
@QuarkusTest
@TestProfile(EmbeddingTest.ByTwoSites.class)
class EmbeddingTest {

  /** An application that two sites may show. */
  public static final class ByTwoSites extends WithFakeServices {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("embed.origins", "https://intranet.example.com,http://wiki.example:8090");
    }
  }

  @Test
  void theSitesMayShowAllButTheSignIn() {
    for (String path : List.of("/", "/?by=month", "/pipeline", "/tables", "/report", "/nowhere")) {
      Response page = given().get(path);
      assertThat(page.header("Content-Security-Policy"))
          .contains("default-src 'none'")
          .endsWith("frame-ancestors 'self' https://intranet.example.com http://wiki.example:8090");
      assertThat(page.header("X-Frame-Options")).isNull();
    }
    for (String path : List.of("/sign-in", "/sign-in/", "/%73ign-in", "//sign-in")) {
      assertThat(given().urlEncodingEnabled(false).get(path).header("Content-Security-Policy"))
          .as(path)
          .contains("frame-ancestors 'none'");
    }
  }
}

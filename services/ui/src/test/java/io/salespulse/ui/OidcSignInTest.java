package io.salespulse.ui;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With an OpenID provider every page leads to its own sign-in first. */
@QuarkusTest
@TestProfile(OidcSignInTest.ByProvider.class)
class OidcSignInTest {

  /** An application whose provider is a server of this test. */
  public static final class ByProvider implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      String provider = provider();
      return Map.of(
          "ui.sign-in", "oidc",
          "quarkus.oidc.auth-server-url", provider,
          "quarkus.oidc.client-id", "salespulse",
          "quarkus.oidc.credentials.secret", "a-secret-of-more-than-thirty-two-characters");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(FakeServices.class));
    }

    @Override
    public boolean disableGlobalTestResources() {
      return true;
    }

    /** Lives as long as the tests' JVM, as the application asks it whenever it likes. */
    private static String provider() {
      try {
        HttpServer server =
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String url = "http://localhost:" + server.getAddress().getPort();
        String metadata =
            "{\"issuer\":\"%1$s\",\"authorization_endpoint\":\"%1$s/authorize\",".formatted(url)
                + "\"token_endpoint\":\"%1$s/token\",\"jwks_uri\":\"%1$s/jwks\"}".formatted(url);
        server.createContext(
            "/",
            exchange -> {
              String answer =
                  exchange.getRequestURI().getPath().endsWith("/jwks") ? "{\"keys\":[]}" : metadata;
              byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
              exchange.getResponseHeaders().add("Content-Type", "application/json");
              exchange.sendResponseHeaders(200, bytes.length);
              exchange.getResponseBody().write(bytes);
              exchange.close();
            });
        server.start();
        return url;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/pipeline", "/fragments/cards", "/kpi/summary.csv"})
  void everyAddressLeadsToTheProvider(String path) {
    Response answer = given().redirects().follow(false).get(path);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.header("Location"))
        .contains("/authorize?", "response_type=code", "client_id=salespulse");
  }
}

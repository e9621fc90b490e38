package io.salespulse.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URL;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The way to the provider and back leads through the proxy, and below its path. */
@QuarkusTest
@TestProfile(OidcBehindProxyTest.BelowSales.class)
class OidcBehindProxyTest {

  private static final OidcProvider PROVIDER = OidcProvider.start();
  private static final String PATH = "/shop/sales";

  /** An application that knows of its proxy and of its provider. */
  public static final class BelowSales extends WithFakeServices {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "ui.sign-in",
          "oidc",
          "ui.behind-proxy",
          "true",
          "ui.root-path",
          PATH,
          "quarkus.oidc.auth-server-url",
          PROVIDER.url(),
          "quarkus.oidc.client-id",
          OidcProvider.CLIENT,
          "quarkus.oidc.credentials.secret",
          OidcProvider.SECRET);
    }
  }

  @TestHTTPResource("/")
  URL address;

  @Test
  void whoComesFromTheProviderSeesThePageThatWasAskedFor() {
    Browser browser = Browser.shared();
    try (TlsProxy proxy = new TlsProxy(address, PATH)) {
      Page page =
          browser.visitor(
              new com.microsoft.playwright.Browser.NewContextOptions().setIgnoreHTTPSErrors(true));

      page.navigate(proxy.address() + "pipeline?from=a-link");

      PlaywrightAssertions.assertThat(page.locator(".rooms")).isVisible();
      PlaywrightAssertions.assertThat(page).hasURL(proxy.address() + "pipeline?from=a-link");
      assertThat(page.context().cookies())
          .filteredOn(cookie -> cookie.name.startsWith("q_session"))
          .isNotEmpty()
          .allSatisfy(
              cookie -> {
                assertThat(cookie.secure).isTrue();
                assertThat(cookie.path).isEqualTo(PATH);
              });
      page.locator("#sign-out").click();
      PlaywrightAssertions.assertThat(page).hasURL(proxy.address() + "sign-in?ended=true");
    } finally {
      browser.leave();
    }
  }
}

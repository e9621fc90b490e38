package io.salespulse.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameSiteTest {

  @ParameterizedTest
  @CsvSource({
    "same-origin, http://shop:8080, shop:8080, true",
    "none,        ,                 shop:8080, true",
    "cross-site,  http://evil,      shop:8080, false",
    "same-site,   http://evil.shop, shop:8080, false",
    // Browsers without Sec-Fetch-Site still name the origin of a post.
    ",            http://shop:8080, shop:8080, true",
    ",            http://shop:9999, shop:8080, false",
    ",            http://evil,      shop:8080, false",
    ",            null,             shop:8080, false",
    ",            '%%%',            shop:8080, false",
    // Not a browser: curl.
    ",            ,                 shop:8080, true"
  })
  void onlyTheDashboardsOwnPageMayAsk(
      String fetchSite, String origin, String host, boolean allowed) {
    assertThat(SameSite.allows(fetchSite, origin, host)).isEqualTo(allowed);
  }
}

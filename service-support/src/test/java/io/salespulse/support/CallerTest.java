package io.salespulse.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.support.Caller.Names;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

  private static final String LANGUAGE = "en-US,en;q=0.9";

  @ParameterizedTest
  @CsvSource({
    "same-origin, http://shop:8080, shop:8080, true",
    "none,        ,                 shop:8080, true",
    "cross-site,  http://evil,      shop:8080, false",
    "cross-site,  ,                 shop:8080, false",
    "same-site,   http://evil.shop, shop:8080, false",
    // The dashboard's port is another origin than the generator's.
    "same-site,   http://shop:8080, shop:8081, false",
    "same-origin, http://evil,      shop:8080, false",
    // Browsers without Sec-Fetch-Site still name the origin of a post.
    ",            http://shop:8080, shop:8080, true",
    ",            HTTP://SHOP:8080, shop:8080, true",
    ",            https://shop,     shop,      true",
    ",            http://shop:9999, shop:8080, false",
    ",            http://evil,      shop:8080, false",
    ",            null,             shop:8080, false",
    ",            '',               shop:8080, false",
    ",            '%%%',            shop:8080, false",
    ",            'http://shop:8080,http://evil', shop:8080, false",
    // Not a browser: curl.
    ",            ,                 shop:8080, true"
  })
  void onlyTheServicesOwnPagesAndProgramsMayChangeSomething(
      String fetchSite, String origin, String host, boolean allowed) {
    Caller caller =
        new Caller(
            host,
            Optional.ofNullable(origin),
            Optional.ofNullable(fetchSite),
            Optional.of(LANGUAGE));

    assertThat(caller.refusal(Names.ANY).isEmpty()).isEqualTo(allowed);
    assertThat(caller.refusal(Names.LOCAL).isEmpty()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:8081",
        "etl.localhost:8083",
        "127.0.0.1:8081",
        "[::1]:8081",
        "[fe80::1%25eth0]",
        "192.168.1.20:8081",
        "etl-runner:8083",
        "shop"
      })
  void aNameThatOnlyThisNetworkGivesIsTrusted(String host) {
    assertThat(ownPage(host).refusal(Names.LOCAL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evil.example:8081",
        "127.0.0.1.evil.example:8081",
        "localhost.evil.example",
        "evil.example.:8081",
        "1.2.3.4.5",
        "EVIL.EXAMPLE"
      })
  void aNameThatAnySiteCanPointHereIsTrustedOnlyWhereThereArePages(String host) {
    assertThat(ownPage(host).refusal(Names.LOCAL)).hasValueSatisfying(CallerTest::isOneClearLine);
    assertThat(ownPage(host).refusal(Names.ANY)).isEmpty();
    assertThat(program(host).refusal(Names.LOCAL)).as("not a browser").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // An image of another site, to a service without HTTPS: no header but the language.
    ",            true,  false",
    "cross-site,  true,  false",
    "same-site,   true,  false",
    // Typed into the address bar.
    "none,        true,  true",
    "same-origin, true,  true",
    // curl
    ",            false, true"
  })
  void aGetThatChangesSomethingIsOnlyForProgramsAndForPeopleWhoMeanIt(
      String fetchSite, boolean hasLanguage, boolean allowed) {
    Caller caller =
        new Caller(
            "localhost:8083",
            Optional.empty(),
            Optional.ofNullable(fetchSite),
            Optional.of(LANGUAGE).filter(language -> hasLanguage));

    assertThat(caller.refusalOfGet(Names.LOCAL).isEmpty()).isEqualTo(allowed);
  }

  private static Caller ownPage(String host) {
    return new Caller(host, Optional.of("http://" + host), Optional.empty(), Optional.of(LANGUAGE));
  }

  private static Caller program(String host) {
    return new Caller(host, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static void isOneClearLine(String why) {
    assertThat(why).contains("Use localhost").doesNotContain("\n", "\"");
  }
}

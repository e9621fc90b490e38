package io.salespulse.support;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Who sends a call that changes something, as far as its headers tell; one that the call lacks is
 * empty. No token is needed: browsers name the source of a call in headers that a page cannot
 * forge, and who sends none of them is no browser.
 *
 * @param host the service as the caller names it: {@code Host}
 * @param origin the page that sends the call: {@code Origin}
 * @param fetchSite that page's relation to the service: {@code Sec-Fetch-Site}, which browsers send
 *     to HTTPS and to localhost
 * @param language {@code Accept-Language}, which browsers send with everything
 */
public record Caller(
    String host, Optional<String> origin, Optional<String> fetchSite, Optional<String> language) {

  private static final String FOREIGN =
      "Refused: this call changes something, and a page of another site sent it. Use the service's"
          + " own page, or a program that is no browser, such as curl.";
  private static final String ANY_NAME =
      "Refused: this call changes something, and a browser sent it to a name that any site can"
          + " point here. Use localhost or the address in numbers, or a program that is no browser,"
          + " such as curl.";

  private static final Pattern PORT = Pattern.compile(":\\d*$");
  private static final Pattern IP_LITERAL = Pattern.compile("\\[.*]|\\d+\\.\\d+\\.\\d+\\.\\d+");

  /** Names under which a service may be called by browsers. */
  public enum Names {
    /** Those of this machine or network: a page elsewhere can point any other one here. */
    LOCAL,
    /** All: for pages, which are visited under the name that the house gave them. */
    ANY
  }

  /**
   * @param headers the call's, by name; null is one that it lacks
   */
  public static Caller of(UnaryOperator<String> headers) {
    return new Caller(
        Optional.ofNullable(headers.apply("Host")).orElse(""),
        Optional.ofNullable(headers.apply("Origin")),
        Optional.ofNullable(headers.apply("Sec-Fetch-Site")),
        Optional.ofNullable(headers.apply("Accept-Language")));
  }

  /** Why this caller may not change anything, if that is so. */
  public Optional<String> refusal(Names names) {
    if (fetchSite.filter(site -> !site.equals("same-origin") && !site.equals("none")).isPresent()
        || origin.filter(page -> !isOwn(page)).isPresent()) {
      return Optional.of(FOREIGN);
    }
    boolean byBrowser = fetchSite.isPresent() || origin.isPresent();
    return byBrowser && names == Names.LOCAL && isPublicName()
        ? Optional.of(ANY_NAME)
        : Optional.empty();
  }

  /**
   * Why this caller may not change anything by a {@code GET}, if that is so: where browsers send
   * neither {@code Origin} nor {@code Sec-Fetch-Site} with it, they are known by their language.
   */
  Optional<String> refusalOfGet(Names names) {
    return fetchSite.isEmpty() && origin.isEmpty() && language.isPresent()
        ? Optional.of(FOREIGN)
        : refusal(names);
  }

  private boolean isOwn(String page) {
    try {
      return host.equalsIgnoreCase(URI.create(page).getRawAuthority());
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }

  private boolean isPublicName() {
    String name = PORT.matcher(host).replaceFirst("").toLowerCase(Locale.ROOT);
    return name.contains(".")
        && !IP_LITERAL.matcher(name).matches()
        && !name.endsWith(".localhost");
  }
}

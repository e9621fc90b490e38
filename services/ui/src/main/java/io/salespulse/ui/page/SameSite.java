package io.salespulse.ui.page;

import java.net.URI;

/**
 * Tells a request of the dashboard's own page from one that another site makes a browser send. It
 * needs no token: browsers name the source of a request in headers that a site cannot forge. The
 * rule is that of Go's {@code net/http.CrossOriginProtection}.
 */
final class SameSite {

  private SameSite() {}

  /**
   * Arguments are the headers' values, null where a request has none. One without either header
   * does not come from a browser, and so not from another site.
   */
  static boolean allows(String secFetchSite, String origin, String host) {
    if (secFetchSite != null) {
      return secFetchSite.equals("same-origin") || secFetchSite.equals("none");
    }
    if (origin == null) {
      return true;
    }
    try {
      String authority = URI.create(origin).getAuthority();
      return authority != null && authority.equalsIgnoreCase(host);
    } catch (IllegalArgumentException notAnOrigin) {
      return false;
    }
  }
}

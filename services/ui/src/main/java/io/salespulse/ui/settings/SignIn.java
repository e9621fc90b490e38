package io.salespulse.ui.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;

/**
 * Who may see the pages.
 *
 * @param user who signs in by form, blank otherwise
 */
public record SignIn(Way way, String user, String password) {

  private static final int SHORTEST_PASSWORD = 8;

  /** How people say who they are. */
  public enum Way {
    NONE,
    FORM,
    OIDC
  }

  /**
   * @throws IllegalArgumentException whose message names the wrong setting, but no password
   */
  public static SignIn of(UiConfig.Ui config) {
    Way way = way(config.signIn().trim());
    String user = config.user().orElse("").trim();
    String password = config.password().orElse("");
    if (way == Way.FORM && user.isEmpty()) {
      throw Settings.wrong("UI_USER", "", "name who may sign in, as UI_SIGN_IN is form");
    }
    if (way == Way.FORM && password.length() < SHORTEST_PASSWORD) {
      throw Settings.wrong(
          "UI_PASSWORD",
          "…",
          "set one of at least %d characters, as UI_SIGN_IN is form".formatted(SHORTEST_PASSWORD));
    }
    return new SignIn(way, user, password);
  }

  private static Way way(String text) {
    for (Way way : Way.values()) {
      if (way.name().toLowerCase(Locale.ROOT).equals(text)) {
        return way;
      }
    }
    throw Settings.wrong("UI_SIGN_IN", text, "give none, form or oidc");
  }

  /**
   * Whether these are the user and the password; takes as long for a wrong one as for the right.
   */
  public boolean accepts(String name, char[] word) {
    return same(user, name) & same(password, new String(word));
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** Without the password, which must not reach a log. */
  @Override
  public String toString() {
    return way + " " + user;
  }
}

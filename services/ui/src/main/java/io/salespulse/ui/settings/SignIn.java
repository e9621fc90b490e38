package io.salespulse.ui.settings;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.salespulse.support.SettingConverters;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * Who may see the pages.
 *
 * @param user who signs in by form, blank otherwise
 * @param token that opens the tables to a program, and nothing else; blank where there is none
 */
public record SignIn(Way way, String user, String password, String token) {

  private static final int SHORTEST_PASSWORD = 8;

  /** Nobody has to remember it, and nothing slows down who tries many. */
  private static final int SHORTEST_TOKEN = 24;

  /** How people say who they are. */
  public enum Way {
    NONE,
    FORM,
    OIDC
  }

  /** In small letters alone: other settings go by the same word. */
  @RegisterForReflection
  @SuppressWarnings("serial")
  public static final class WayConverter implements Converter<Way> {

    @Override
    public Way convert(String text) {
      return SettingConverters.read(text, "none, form or oidc", WayConverter::parse);
    }

    private static Way parse(String text) {
      return text.equals(text.toLowerCase(Locale.ROOT))
          ? Way.valueOf(text.toUpperCase(Locale.ROOT))
          : null;
    }
  }

  /**
   * @throws ConfigurationException whose message names the wrong setting, but no password
   */
  public static SignIn of(Settings settings) {
    String user = settings.user().orElse("").strip();
    String password = settings.password().orElse("");
    if (settings.signIn() == Way.FORM && user.isEmpty()) {
      throw new ConfigurationException(
          "UI_USER is empty: name who may sign in, as UI_SIGN_IN is form");
    }
    if (settings.signIn() == Way.FORM && password.length() < SHORTEST_PASSWORD) {
      throw new ConfigurationException(
          "UI_PASSWORD is too short: set one of at least %d characters, as UI_SIGN_IN is form"
              .formatted(SHORTEST_PASSWORD));
    }
    String token = settings.apiToken().orElse("");
    if (!token.isEmpty() && settings.signIn() == Way.NONE) {
      throw new ConfigurationException(
          "UI_API_TOKEN is set, but everybody may read the tables as UI_SIGN_IN is none: set UI_SIGN_IN, or take the token away");
    }
    if (!token.isEmpty() && token.length() < SHORTEST_TOKEN) {
      throw new ConfigurationException(
          "UI_API_TOKEN is too short: set one of at least %d characters, such as openssl rand -hex 24 makes"
              .formatted(SHORTEST_TOKEN));
    }
    return new SignIn(settings.signIn(), user, password, token);
  }

  /** Whether a program can read the tables where people sign in. */
  public boolean hasToken() {
    return !token.isEmpty();
  }

  /**
   * Whether these are the user and the password; takes as long for a wrong one as for the right.
   */
  public boolean accepts(String name, char[] word) {
    return same(user, name) & same(password, new String(word));
  }

  /** Whether it is the token; never where there is none. */
  public boolean acceptsToken(String given) {
    return hasToken() && same(token, given);
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  /** Without password and token, which must not reach a log. */
  @Override
  public String toString() {
    return way + " " + user;
  }
}

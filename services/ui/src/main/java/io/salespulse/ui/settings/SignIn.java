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
 */
public record SignIn(Way way, String user, String password) {

  private static final int SHORTEST_PASSWORD = 8;

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
    return new SignIn(settings.signIn(), user, password);
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

package io.salespulse.ui.settings;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.salespulse.support.SettingConverters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.Converter;

/** A BCP 47 tag of a language region that this Java, or this native image, can write for. */
@RegisterForReflection
@SuppressWarnings("serial")
public final class KnownLocale implements Converter<Locale> {

  /** More are no help to the reader of a line. */
  private static final int NAMED = 300;

  @Override
  public Locale convert(String text) {
    List<Locale> known = List.of(Locale.getAvailableLocales());
    return SettingConverters.read(
        text,
        "a language and region, " + choice(known),
        tag ->
            known.stream()
                .filter(locale -> !locale.getLanguage().isEmpty())
                .filter(Locale.forLanguageTag(tag)::equals)
                .findFirst()
                .orElse(null));
  }

  /** A native image knows so few that all can be named. */
  static String choice(List<Locale> known) {
    return known.size() > NAMED
        ? "such as en-US or de-DE"
        : "one of "
            + known.stream()
                .map(Locale::toLanguageTag)
                .filter(tag -> tag.contains("-"))
                .sorted()
                .collect(Collectors.joining(", "));
  }
}

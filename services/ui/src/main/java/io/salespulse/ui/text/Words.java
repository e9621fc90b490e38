package io.salespulse.ui.text;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Names of code and data as people write them. */
public final class Words {

  private static final Pattern SHORT_FORMS = Pattern.compile("\\b(id|kpi)(s?)\\b");

  private Words() {}

  /** {@code ids_present} as {@code IDs present}. */
  public static String of(String name) {
    String words = within(name);
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** As within a sentence: {@code compute-kpis} as {@code compute KPIs}. */
  public static String within(String name) {
    String words = HostileText.tamed(name).replace('_', ' ').replace('-', ' ');
    return SHORT_FORMS.matcher(words).replaceAll(Words::upperCase);
  }

  private static String upperCase(MatchResult word) {
    return word.group(1).toUpperCase(Locale.ROOT) + word.group(2);
  }
}

package io.salespulse.ui.page;

import java.util.Locale;

/** Names of code and data as people write them. */
final class Words {

  private Words() {}

  /** {@code id_unique_in_day} as {@code Id unique in day}. */
  static String of(String snakeCase) {
    String words = HostileText.tamed(snakeCase).replace('_', ' ').replace('-', ' ');
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}

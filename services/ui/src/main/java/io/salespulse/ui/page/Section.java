package io.salespulse.ui.page;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The parts of the page below the key figures, in their order; each has a fragment. */
enum Section {
  TREND,
  CATEGORIES,
  LOCATIONS,
  PRODUCTS,
  MEMBERSHIPS,
  QUALITY;

  /** As in {@code /fragments/<name>}. */
  String fragment() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Section> named(String fragment) {
    return Arrays.stream(values()).filter(part -> part.fragment().equals(fragment)).findFirst();
  }
}

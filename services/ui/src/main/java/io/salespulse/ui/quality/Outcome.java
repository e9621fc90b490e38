package io.salespulse.ui.quality;

import io.salespulse.contract.DataQualityRule;
import java.util.Arrays;
import java.util.Optional;

/** What becomes of a record that breaks a cleaning rule. */
enum Outcome {
  LEFT_OUT("left out"),
  WAITS("waits for its order"),
  COUNTED("only counted");

  private final String words;

  Outcome(String words) {
    this.words = words;
  }

  /** For people, within a sentence. */
  String words() {
    return words;
  }

  /** Empty for a rule that the catalogue does not have, or not any more. */
  static Optional<Outcome> of(String rule) {
    return Arrays.stream(DataQualityRule.values())
        .filter(known -> known.rule().equals(rule))
        .findFirst()
        .map(Outcome::of);
  }

  private static Outcome of(DataQualityRule rule) {
    return switch (rule) {
      case ACCEPTED_BY_SINK,
          LINE_PARSES,
          IDS_PRESENT,
          NUMBERS_PARSE,
          TIMESTAMPS_PARSE,
          AMOUNTS_NOT_NEGATIVE,
          NOT_IN_FUTURE ->
          LEFT_OUT;
      case ITEM_HAS_ORDER -> WAITS;
      case NOT_A_DUPLICATE,
          ITEM_HAS_PRODUCT,
          ORDER_HAS_CUSTOMER,
          ORDER_TOTAL_MATCHES_ITEMS,
          REFUND_NOT_ABOVE_TOTAL,
          ORDER_NOT_AHEAD_OF_RECORD,
          TEXTS_NOT_CUT ->
          COUNTED;
    };
  }
}

package io.salespulse.ui.health;

import java.time.Instant;

/**
 * Something that is wrong, for the person in front of the page.
 *
 * @param what one sentence: what happened, where, and what is shown instead
 * @param since when it was first seen
 */
public record Problem(String what, Instant since) {

  /** A reason of somebody else as the end of a sentence, which it may be already, or be cut. */
  public static String sentence(String reason) {
    return reason.endsWith(".") || reason.endsWith("…") ? reason : reason + ".";
  }
}

package io.salespulse.ui.health;

import io.salespulse.ui.text.HostileText;
import java.time.Instant;

/**
 * Something that is wrong, for the person in front of the page.
 *
 * @param what one sentence: what happened, where, and what is shown instead; tame, as some of it
 *     are the words of others
 * @param since when it was first seen
 */
public record Problem(String what, Instant since) {

  /** There is space for a reason, and not for one without end. */
  private static final int LONGEST = 300;

  public Problem {
    what = HostileText.tamed(what, LONGEST);
  }

  /** A reason of somebody else as the end of a sentence, which it may be already, or be cut. */
  public static String sentence(String reason) {
    return reason.endsWith(".") || reason.endsWith("…") ? reason : reason + ".";
  }
}

package io.salespulse.ui.header;

import java.util.List;
import java.util.Optional;

/**
 * The state of things in the header.
 *
 * @param set changes with the numbers and notes that are shown, and with the day; blank before the
 *     first
 * @param now the server's clock, ISO-8601, for browsers whose own is wrong
 * @param alerts of the shop's own that hold
 */
public record StatusView(
    String set,
    String now,
    Optional<AsOfView> asOf,
    Optional<NextRunView> next,
    RunView run,
    List<ProblemView> alerts,
    List<ProblemView> problems) {

  /**
   * Changes when the header says something else. The age is left out: browsers count it on, and so
   * a header that is only older costs nothing.
   */
  public String key() {
    return set + asOf.map(AsOfView::key) + next + run + alerts + problems;
  }

  /**
   * The as-of time; all instants in ISO-8601.
   *
   * @param level fresh, late or stale
   * @param lateFrom when fresh turns into late
   * @param staleFrom when late turns into stale
   */
  public record AsOfView(
      String instant, String text, String age, String level, String lateFrom, String staleFrom) {
    private String key() {
      return instant + level + lateFrom + staleFrom;
    }
  }

  /** When the next scheduled run starts. */
  public record NextRunView(String instant, String text) {}

  /**
   * @param state idle, running, succeeded or failed
   * @param text what is said of it; blank when idle
   */
  public record RunView(String state, String text, int percent) {
    public boolean isRunning() {
      return state.equals("running");
    }
  }

  /** Something to look at, and since when. */
  public record ProblemView(String what, String sinceInstant, String since) {}
}

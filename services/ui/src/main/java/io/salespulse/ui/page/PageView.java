package io.salespulse.ui.page;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The whole page.
 *
 * @param language BCP 47 tag
 * @param refreshSeconds how often the page asks for news, unless its reader chose otherwise
 * @param version of the own assets, part of their addresses
 */
record PageView(
    String language, long refreshSeconds, String version, StatusView status, BoardView board) {

  private static final long[] REFRESHES = {10, 30, 300};

  /** A page of the dashboard. */
  record LinkView(String address, String title, boolean current) {}

  /** How often news can be asked for. */
  record RefreshView(long seconds, String text) {}

  public List<LinkView> links() {
    return List.of(new LinkView("/", "Dashboard", true));
  }

  public List<RefreshView> refreshes() {
    return LongStream.concat(LongStream.of(REFRESHES), LongStream.of(refreshSeconds))
        .distinct()
        .sorted()
        .mapToObj(seconds -> new RefreshView(seconds, text(seconds)))
        .toList();
  }

  private static String text(long seconds) {
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}

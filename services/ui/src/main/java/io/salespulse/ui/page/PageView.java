package io.salespulse.ui.page;

import io.salespulse.ui.header.StatusView;
import io.salespulse.ui.live.LiveView;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * A whole page.
 *
 * @param language BCP 47 tag
 * @param refreshSeconds how often the page asks for news, unless its reader chose otherwise
 * @param assets addresses of scripts and style sheet, by their names
 * @param statusEtag tag of the header
 * @param liveEtag tag of the live strip
 * @param reload whether a browser without script is to load it again soon
 * @param signedIn whether there is a session to end
 * @param content the page's own part, as HTML
 */
record PageView(
    Page page,
    String language,
    long refreshSeconds,
    Map<String, String> assets,
    StatusView status,
    String statusEtag,
    LiveView live,
    String liveEtag,
    boolean reload,
    boolean signedIn,
    String content) {

  private static final long[] REFRESHES = {10, 30, 300};

  /** The pages, in the order of the navigation. */
  enum Page {
    DASHBOARD("./", "Dashboard"),
    PIPELINE("pipeline", "Pipeline");

    private final String address;
    private final String title;

    Page(String address, String title) {
      this.address = address;
      this.title = title;
    }
  }

  /** A page in the navigation. */
  record LinkView(String address, String title, boolean current) {}

  /** How often news can be asked for. */
  record RefreshView(long seconds, String text) {}

  public String title() {
    return page == Page.DASHBOARD ? "Salespulse" : page.title + " · Salespulse";
  }

  public List<LinkView> links() {
    return List.of(Page.values()).stream()
        .map(other -> new LinkView(other.address, other.title, other == page))
        .toList();
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

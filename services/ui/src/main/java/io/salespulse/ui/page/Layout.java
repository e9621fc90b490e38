package io.salespulse.ui.page;

import io.salespulse.ui.header.StatusView;
import io.salespulse.ui.live.LiveView;
import java.util.Map;
import java.util.TreeMap;

/**
 * What every page has around its own part.
 *
 * @param language BCP 47 tag
 * @param refreshSeconds how often the page asks for news, unless its reader chose otherwise
 * @param isPipeline whether it is the pipeline's page, and not the dashboard
 * @param isReloaded whether a browser without script is to load it again soon
 * @param isSignedIn whether there is a session to end
 */
record Layout(
    String language,
    long refreshSeconds,
    StatusView status,
    LiveView live,
    boolean isPipeline,
    boolean isReloaded,
    boolean isSignedIn) {

  /** How often news can be asked for, in words by their seconds. */
  public Map<Long, String> refreshes() {
    Map<Long, String> refreshes = new TreeMap<>(Map.of(10L, "10 s", 30L, "30 s", 300L, "5 min"));
    refreshes.put(
        refreshSeconds,
        refreshSeconds % 60 == 0 ? refreshSeconds / 60 + " min" : refreshSeconds + " s");
    return refreshes;
  }
}

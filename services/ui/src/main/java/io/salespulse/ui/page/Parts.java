package io.salespulse.ui.page;

import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.selection.Cube;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The finished parts of the set that is shown: each is rendered once per set and choice, however
 * many browsers ask for it. The latest few megabytes are kept, as a search can be anything.
 */
final class Parts {

  private static final int KEPT_BYTES = 8 * 1024 * 1024;

  /** Guarded by this, as are the others. */
  private String set = "";

  private Optional<Cube> cube = Optional.empty();

  private int bytes;

  /** The least lately asked for comes first. */
  private final LinkedHashMap<String, Rendered> parts = new LinkedHashMap<>(64, 0.75f, true);

  synchronized Optional<Cube> cube(KpiSet shown) {
    take(shown);
    return cube;
  }

  synchronized Rendered part(KpiSet shown, String key, Supplier<Rendered> rendering) {
    take(shown);
    Rendered known = parts.get(key);
    if (known == null) {
      known = rendering.get();
      parts.put(key, known);
      bytes += known.bytes().length;
      dropOldest();
    }
    return known;
  }

  private void dropOldest() {
    Iterator<Rendered> oldest = parts.values().iterator();
    while (bytes > KEPT_BYTES && parts.size() > 1) {
      bytes -= oldest.next().bytes().length;
      oldest.remove();
    }
  }

  private void take(KpiSet shown) {
    if (!shown.id().equals(set)) {
      set = shown.id();
      cube = Shown.cube(shown);
      parts.clear();
      bytes = 0;
    }
  }
}

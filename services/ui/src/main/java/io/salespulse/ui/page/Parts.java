package io.salespulse.ui.page;

import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.selection.Cube;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The finished parts of the set that is shown: each is rendered once per set and choice, however
 * many browsers ask for it. The latest few hundred are kept, as a search can be anything.
 */
final class Parts {

  private static final int KEPT = 400;

  /** Guarded by this, as are the others. */
  private String set = "";

  private Optional<Cube> cube = Optional.empty();

  private final Map<String, Rendered> parts =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rendered> eldest) {
          return size() > KEPT;
        }
      };

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
    }
    return known;
  }

  private void take(KpiSet shown) {
    if (!shown.id().equals(set)) {
      set = shown.id();
      cube = Shown.cube(shown);
      parts.clear();
    }
  }
}

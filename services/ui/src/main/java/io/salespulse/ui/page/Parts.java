package io.salespulse.ui.page;

import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.selection.Choice;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The finished parts of the set that is shown, as everybody sees them who chose nothing: each is
 * rendered once per set, however many browsers ask. What somebody chose is made for that one: there
 * is no end of choices, and an open page asks for its own once per set. Thread-safe without a lock:
 * who asks for a part that is being made makes it too.
 */
final class Parts {

  /** As many as the page has parts, and no more. */
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(String set, Fragment part) {}

  Fragment part(KpiSet shown, String name, Choice choice, Supplier<Fragment> rendering) {
    if (!choice.equals(Choice.DEFAULT)) {
      return rendering.get();
    }
    Kept known = kept.get(name);
    if (known == null || !known.set().equals(shown.id())) {
      known = new Kept(shown.id(), rendering.get());
      kept.put(name, known);
    }
    return known.part();
  }
}

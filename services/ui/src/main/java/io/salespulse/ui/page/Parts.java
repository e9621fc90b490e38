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

  private volatile Kept kept = new Kept("");

  /** As many as the page has parts, and no more. */
  private record Kept(String set, Map<String, Rendered> parts) {
    Kept(String set) {
      this(set, new ConcurrentHashMap<>());
    }
  }

  Rendered part(KpiSet shown, String name, Choice choice, Supplier<Rendered> rendering) {
    if (!choice.equals(Choice.DEFAULT)) {
      return rendering.get();
    }
    Kept of = kept;
    if (!of.set().equals(shown.id())) {
      of = new Kept(shown.id());
      kept = of;
    }
    Rendered known = of.parts().get(name);
    if (known == null) {
      known = rendering.get();
      of.parts().put(name, known);
    }
    return known;
  }
}

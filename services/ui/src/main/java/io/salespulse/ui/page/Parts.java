package io.salespulse.ui.page;

import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.selection.Choice;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The finished parts of the set that is shown, as everybody sees them who chose nothing: each is
 * rendered once per set, however many browsers ask. What somebody chose is made for that one: there
 * is no end of choices, and an open page asks for its own once per set. Thread-safe without a lock.
 */
final class Parts {

  /** As many as the page has parts, and no more. */
  private final Map<String, OncePerSet<Fragment>> kept = new ConcurrentHashMap<>();

  Fragment part(KpiSet shown, String name, Choice choice, Supplier<Fragment> rendering) {
    return choice.equals(Choice.DEFAULT)
        ? kept.computeIfAbsent(name, part -> new OncePerSet<>()).of(shown, rendering)
        : rendering.get();
  }
}

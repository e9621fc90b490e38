package io.salespulse.ui.page;

import io.salespulse.ui.selection.Choice;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The finished parts of what is shown, as everybody sees them who chose nothing: each is rendered
 * once per version, however many browsers ask. What somebody chose is made for that one: there is
 * no end of choices, and an open page asks for its own once per version. Thread-safe without a
 * lock.
 */
final class Parts {

  /** As many as the page has parts, and no more. */
  private final Map<String, OncePerSet<Fragment>> kept = new ConcurrentHashMap<>();

  /**
   * @param version of all that the parts are made of
   */
  Fragment part(String version, String name, Choice choice, Supplier<Fragment> rendering) {
    return choice.equals(Choice.DEFAULT)
        ? kept.computeIfAbsent(name, part -> new OncePerSet<>()).of(version, rendering)
        : rendering.get();
  }
}

package io.salespulse.ui.page;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was made of the set that is shown, once however many ask. Thread-safe without a lock: who
 * asks for what is being made makes it too.
 */
final class OncePerSet<V> {

  private volatile Optional<Kept<V>> kept = Optional.empty();

  private record Kept<V>(String version, V made) {}

  /**
   * @param version of the set, and of what else it is made of
   */
  V of(String version, Supplier<V> making) {
    Kept<V> known =
        kept.filter(last -> last.version().equals(version))
            .orElseGet(() -> new Kept<>(version, making.get()));
    kept = Optional.of(known);
    return known.made();
  }
}

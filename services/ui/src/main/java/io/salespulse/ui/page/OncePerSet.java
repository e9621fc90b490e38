package io.salespulse.ui.page;

import io.salespulse.ui.kpi.KpiSet;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What was made of the set that is shown, once however many ask. Thread-safe without a lock: who
 * asks for what is being made makes it too.
 */
final class OncePerSet<V> {

  private volatile Optional<Kept<V>> kept = Optional.empty();

  private record Kept<V>(String set, V made) {}

  V of(KpiSet shown, Supplier<V> making) {
    Kept<V> known =
        kept.filter(last -> last.set().equals(shown.id()))
            .orElseGet(() -> new Kept<>(shown.id(), making.get()));
    kept = Optional.of(known);
    return known.made();
  }
}

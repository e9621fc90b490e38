package io.salespulse.ui.selection;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which sales are looked at.
 *
 * @param values the one value that a dimension is held to; a dimension without one is open
 * @param comparison whether the period before stands beside it
 */
public record Selection(Range range, Map<Dimension, String> values, Comparison comparison) {

  public static final Selection ALL = new Selection(Range.ALL, Map.of(), Comparison.PREVIOUS);

  public Selection {
    Map<Dimension, String> inOrder = new EnumMap<>(Dimension.class);
    inOrder.putAll(values);
    values = Collections.unmodifiableMap(inOrder);
  }

  /** What stands beside the selected period. */
  public enum Comparison {
    PREVIOUS,
    NONE
  }

  public Optional<String> value(Dimension dimension) {
    return Optional.ofNullable(values.get(dimension));
  }

  /** Whether any dimension is held, whatever the days. */
  public boolean isCut() {
    return !values.isEmpty();
  }

  /** Whether it leaves anything out. */
  public boolean isFilter() {
    return isCut() || range.preset() != Range.Preset.ALL;
  }

  /** Amounts are the category's revenue then, as an order's sales belong to all its categories. */
  public boolean isOfCategory() {
    return values.containsKey(Dimension.CATEGORY);
  }

  public Selection with(Range other) {
    return new Selection(other, values, comparison);
  }

  /**
   * @param value blank to open the dimension
   */
  public Selection with(Dimension dimension, String value) {
    Map<Dimension, String> changed = new EnumMap<>(Dimension.class);
    changed.putAll(values);
    if (value.isBlank()) {
      changed.remove(dimension);
    } else {
      changed.put(dimension, value);
    }
    return new Selection(range, changed, comparison);
  }
}

package io.salespulse.etl.fold;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers for names, or for other values, from 0 in the order in which they come; what a name has
 * once, it keeps.
 */
final class Names<T> {

  private final Map<T, Integer> numbers = new HashMap<>();
  private final List<T> names = new ArrayList<>();

  Names(List<T> first) {
    first.forEach(this::number);
  }

  int number(T name) {
    Integer known = numbers.get(name);
    if (known != null) {
      return known;
    }
    numbers.put(name, names.size());
    names.add(name);
    return names.size() - 1;
  }

  T name(int number) {
    return names.get(number);
  }

  int size() {
    return names.size();
  }
}

package io.salespulse.sink.source;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Map;

/**
 * The items of an order that are in the order's own record.
 *
 * @param at JSON Pointer of the array, from where the row begins
 * @param fields places of each column of order_items, from where the line begins
 */
public record Lines(JsonPointer at, Map<String, List<FieldSource>> fields) {

  /** JSON Pointers of where fields are looked for, each once, from where the line begins. */
  public List<String> pointers() {
    return TopicSource.pointers(fields);
  }
}

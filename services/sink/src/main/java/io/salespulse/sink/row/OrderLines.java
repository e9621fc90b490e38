package io.salespulse.sink.row;

import com.fasterxml.jackson.core.JsonPointer;
import io.salespulse.contract.Column;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Presence;
import io.salespulse.contract.Topic;
import io.salespulse.sink.row.JsonPlaces.Found;
import io.salespulse.sink.row.JsonPlaces.Kind;
import io.salespulse.sink.source.FieldSource;
import io.salespulse.sink.source.Lines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lines in records of orders, as rows of order_items. */
final class OrderLines {

  /** Lines have their order's id, and a number where they have no id of their own. */
  private static final List<Column> COLUMNS =
      Topic.ORDER_ITEMS.columns().stream()
          .map(
              column ->
                  Set.of(Columns.ORDER_ID, Columns.ITEM_ID).contains(column.name())
                      ? new Column(column.name(), column.type(), Presence.OPTIONAL)
                      : column)
          .toList();

  private static final int ORDER_ID = index(Columns.ORDER_ID);
  private static final int ITEM_ID = index(Columns.ITEM_ID);

  private final String pointer;
  private final int array;
  private final ColumnTexts columns;

  /**
   * @param order JSON Pointer of where the order begins
   * @param places of the order, which is told what is wanted
   */
  OrderLines(String order, Lines lines, JsonPlaces places) {
    pointer = lines.at().toString();
    JsonPointer at = JsonPointer.compile(order + lines.at());
    array = places.add(at);
    Map<String, List<FieldSource>> fields = new HashMap<>(lines.fields());
    fields.put(Columns.ORDER_ID, List.of());
    JsonPlaces ofLine = new JsonPlaces();
    places.addElements(at, ofLine);
    columns = new ColumnTexts(COLUMNS, fields, ofLine);
  }

  private static int index(String column) {
    return COLUMNS.stream().map(Column::name).toList().indexOf(column);
  }

  /**
   * What came of an order's lines.
   *
   * @param faults why some became no row
   */
  record Read(List<String[]> rows, List<String> faults) {}

  /**
   * @param escaped whether the JSON has escapes
   */
  Read of(Found order, String orderId, boolean escaped) throws NoRowException {
    Kind kind = order.kinds()[array];
    if (kind != Kind.ARRAY && kind != Kind.NULL) {
      throw new NoRowException(
          "the order's lines at %s are %s"
              .formatted(
                  pointer,
                  switch (kind) {
                    case MISSING -> "missing";
                    case TEXT -> "no array but a text: let the producer send the array itself";
                    default -> "no array";
                  }));
    }
    Read read = new Read(new ArrayList<>(), new ArrayList<>());
    Set<String> ids = new HashSet<>();
    int number = 0;
    for (Found line : order.elements()) {
      number++;
      try {
        read.rows().add(row(line, number, orderId, escaped, ids));
      } catch (NoRowException noRow) {
        read.faults()
            .add("line %d of the order is left out: %s".formatted(number, noRow.getMessage()));
      }
    }
    return read;
  }

  private String[] row(Found line, int number, String orderId, boolean escaped, Set<String> ids)
      throws NoRowException {
    if (line.kinds().length == 0) {
      throw new NoRowException("it is not a JSON object");
    }
    String[] row = columns.all(line, escaped);
    row[ORDER_ID] = orderId;
    if (row[ITEM_ID] == null || row[ITEM_ID].isBlank()) {
      row[ITEM_ID] = Integer.toString(number);
    }
    if (!ids.add(row[ITEM_ID])) {
      throw new NoRowException(
          "its item_id %s is another line's too: name a field that differs, or none and lines are numbered"
              .formatted(row[ITEM_ID]));
    }
    return row;
  }
}

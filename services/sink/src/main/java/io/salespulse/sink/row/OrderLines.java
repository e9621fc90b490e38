package io.salespulse.sink.row;

import com.fasterxml.jackson.core.JsonPointer;
import io.salespulse.contract.Column;
import io.salespulse.contract.Columns;
import io.salespulse.contract.Presence;
import io.salespulse.contract.SourceSamples;
import io.salespulse.contract.Topic;
import io.salespulse.contract.ValueKind;
import io.salespulse.sink.row.JsonPlaces.Found;
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

  private static final String LINE_PREFIX = Topic.ORDER_ITEMS.topicName() + ".";

  private final String pointer;
  private final String firstLine;
  private final int array;
  private final ColumnTexts columns;
  private final SeenValues.Places seen;
  private final int[] seenPlaces;

  /**
   * @param order JSON Pointer of where the order begins
   * @param places of the order, which is told what is wanted
   * @param seen counts what the lines have
   */
  OrderLines(String order, Lines lines, JsonPlaces places, SeenValues.Places seen) {
    this.seen = seen;
    pointer = lines.at().toString();
    JsonPointer at = JsonPointer.compile(order + lines.at());
    firstLine = at + "/0";
    array = places.add(at);
    Map<String, List<FieldSource>> fields = new HashMap<>(lines.fields());
    fields.put(Columns.ORDER_ID, List.of());
    JsonPlaces ofLine = new JsonPlaces();
    places.addElements(at, ofLine);
    columns = new ColumnTexts(COLUMNS, fields, ofLine);
    seenPlaces = ofLine.addAll("", seen.pointers());
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
    ValueKind kind = order.kinds()[array];
    if (kind != ValueKind.ARRAY && kind != ValueKind.NULL) {
      throw new NoRowException(
          "the order's lines at %s are %s"
              .formatted(
                  pointer,
                  switch (kind) {
                    case MISSING -> "missing";
                    case TEXT, BLANK ->
                        "no array but a text: let the producer send the array itself";
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

  /** What became of the fields of the first line. */
  List<SourceSamples.Field> describeFirst(Found order) {
    return order.elements().stream()
        .limit(1)
        .filter(line -> line.kinds().length > 0)
        .flatMap(line -> columns.describe(line, Topic.ORDER_ITEMS, LINE_PREFIX, firstLine).stream())
        .toList();
  }

  private String[] row(Found line, int number, String orderId, boolean escaped, Set<String> ids)
      throws NoRowException {
    if (line.kinds().length == 0) {
      throw new NoRowException("it is not a JSON object");
    }
    seen.count(line.kinds(), seenPlaces);
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

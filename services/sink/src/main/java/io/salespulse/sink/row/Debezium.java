package io.salespulse.sink.row;

import com.fasterxml.jackson.core.JsonPointer;
import io.salespulse.contract.ValueKind;
import io.salespulse.sink.row.JsonPlaces.Found;

/**
 * Finds the row in a change event of Debezium: with or without the schema around it, whole or
 * flattened. Not safe for use by several threads.
 *
 * <pre>
 * {"op": "u", "before": {...}, "after": {"id": 1}}                     /after
 * {"schema": {...}, "payload": {"op": "d", "before": {"id": 1}}}       /payload/before, deleted
 * {"id": 1, "__deleted": "true"}                                       the value itself, deleted
 * </pre>
 */
final class Debezium {

  static final String PAYLOAD = "/payload";

  /** What to do where the row of a deletion lacks its ids. */
  static final String WHOLE_ROWS =
      ": let the database log whole rows (REPLICA IDENTITY FULL in PostgreSQL, binlog_row_image=FULL in MySQL)";

  private static final String BEFORE = "/before";
  private static final String AFTER = "/after";

  /**
   * @param row JSON Pointer of the row
   * @param deletes whether the row is gone
   */
  record Change(String row, boolean deletes) {}

  private record Marks(
      String at, int op, int before, int after, int flattenedOp, int flattenedDeleted) {}

  private final JsonPlaces places = new JsonPlaces();
  private final int payload = places.add(JsonPointer.compile(PAYLOAD));
  private final Marks plain = marks("");
  private final Marks wrapped = marks(PAYLOAD);

  private Marks marks(String at) {
    return new Marks(
        at,
        places.add(JsonPointer.compile(at + "/op")),
        places.add(JsonPointer.compile(at + BEFORE)),
        places.add(JsonPointer.compile(at + AFTER)),
        places.add(JsonPointer.compile(at + "/__op")),
        places.add(JsonPointer.compile(at + "/__deleted")));
  }

  Change change(byte[] value, int begin) throws NoRowException {
    Found found = places.read(value, begin);
    Marks marks = found.kinds()[payload] == ValueKind.OBJECT ? wrapped : plain;
    String op = found.texts()[marks.op()];
    ValueKind before = found.kinds()[marks.before()];
    ValueKind after = found.kinds()[marks.after()];
    if (op == null || before == ValueKind.MISSING && after == ValueKind.MISSING) {
      return new Change(
          marks.at(),
          "d".equals(found.texts()[marks.flattenedOp()])
              || "true".equals(found.texts()[marks.flattenedDeleted()]));
    }
    return switch (op) {
      case "c", "r", "u" -> new Change(row(marks.at() + AFTER, op, after), false);
      case "d" -> new Change(row(marks.at() + BEFORE, op, before), true);
      case "t" ->
          throw new NoRowException(
              "the table was truncated, which says of no row that it is gone: delete them with DELETE");
      default ->
          throw new NoRowException("op %s of the envelope is none of c, r, u and d".formatted(op));
    };
  }

  private static String row(String at, String op, ValueKind kind) throws NoRowException {
    if (kind == ValueKind.TEXT) {
      throw new NoRowException(
          "what is at %s is a text and no object: let the connector send the row itself"
              .formatted(at));
    }
    if (kind != ValueKind.OBJECT) {
      throw new NoRowException(
          "the envelope's op is %s and nothing is at %s%s".formatted(op, at, WHOLE_ROWS));
    }
    return at;
  }
}

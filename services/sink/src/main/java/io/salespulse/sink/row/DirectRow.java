package io.salespulse.sink.row;

import io.salespulse.contract.Column;
import io.salespulse.contract.Presence;
import io.salespulse.contract.Topic;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Turns the JSON that well-behaved producers send into its CSV row, byte by byte and without an
 * object for each cell, which is what lets the sink keep near the pace of its consumer.
 * Well-behaved is a record whose fields stand in the contract's order without spaces between them,
 * with strings of plain ASCII without escapes, and ordinary numbers. Of all others this says that
 * it does not know them, and {@link RowReader} and {@link CsvRows} decide; a row made here is, byte
 * for byte, what these two would make. Not safe for use by several threads.
 */
public final class DirectRow {

  /** Longer values are rare, and Jackson has its own limits for them. */
  private static final int LONGEST = 16 * 1024;

  /** From this length on Jackson quotes without a look at the text. */
  private static final int LONGEST_UNQUOTED = 24;

  /** Jackson quotes a text with a character up to the separator, the space among them. */
  private static final int LAST_QUOTED = ',';

  /** Quotes and separators beside the text of a cell, and the metadata of a row. */
  private static final int BESIDE_THE_TEXT = 128;

  /** A field's name as it stands in JSON: quoted, with the colon. */
  private final byte[][] names;

  private final boolean[] optional;
  private final byte[] row = new byte[LONGEST + BESIDE_THE_TEXT];
  private final UtcText utc = new UtcText();
  private byte[] value;
  private int position;
  private int length;

  public DirectRow(Topic topic) {
    List<Column> columns = topic.columns();
    names = new byte[columns.size()][];
    optional = new boolean[columns.size()];
    for (int index = 0; index < names.length; index++) {
      Column column = columns.get(index);
      names[index] = ("\"" + column.name() + "\":").getBytes(StandardCharsets.US_ASCII);
      optional[index] = column.presence() == Presence.OPTIONAL;
    }
  }

  /**
   * Whether the record's value is of the well-behaved kind; then {@link #write} may be called for
   * it until the next one is read.
   */
  public boolean read(byte[] json) {
    if (json.length < 2
        || json.length > LONGEST
        || json[0] != '{'
        || json[json.length - 1] != '}') {
      return false;
    }
    value = json;
    position = 1;
    length = 0;
    boolean first = true;
    for (int index = 0; index < names.length; index++) {
      if (isNext(names[index], first)) {
        position += names[index].length + (first ? 0 : 1);
        first = false;
        if (!cell()) {
          return false;
        }
      } else if (!optional[index]) {
        return false;
      }
      row[length++] = ',';
    }
    return position == json.length - 1;
  }

  /** Writes the row of the value that was read, with the metadata behind it. */
  void write(long offset, long timestamp, OutputStream output) throws IOException {
    int end = digits(offset, length);
    row[end++] = ',';
    end = utc.write(timestamp, row, end);
    row[end++] = '\n';
    output.write(row, 0, end);
  }

  private boolean isNext(byte[] name, boolean first) {
    int at = position;
    if (!first && value[at++] != ',') {
      return false;
    }
    int end = at + name.length;
    // The value's closing brace comes after the name in any case.
    if (end >= value.length) {
      return false;
    }
    for (int index = 0; index < name.length; index++) {
      if (value[at + index] != name[index]) {
        return false;
      }
    }
    return true;
  }

  private boolean cell() {
    return value[position] == '"' ? text() : number();
  }

  private boolean text() {
    int from = position + 1;
    int at = from;
    boolean quoted = false;
    byte next;
    // The closing brace is no quote, so the loop may run up to it and no further.
    while ((next = value[at]) != '"') {
      if (next < ' ' || next == '\\' || at == value.length - 1) {
        return false;
      }
      quoted |= next <= LAST_QUOTED;
      at++;
    }
    int size = at - from;
    position = at + 1;
    if (quoted || size == 0 || size > LONGEST_UNQUOTED) {
      row[length++] = '"';
      copy(from, size);
      row[length++] = '"';
    } else {
      copy(from, size);
    }
    return true;
  }

  /** An integer or a decimal fraction, as JSON has them. */
  private boolean number() {
    int from = position;
    int at = value[from] == '-' ? from + 1 : from;
    int digits = digitsAt(at);
    if (digits == 0 || digits > 1 && value[at] == '0') {
      return false;
    }
    at += digits;
    if (value[at] == '.') {
      int fraction = digitsAt(at + 1);
      if (fraction == 0) {
        return false;
      }
      at += 1 + fraction;
    }
    boolean ended = value[at] == ',' || value[at] == '}';
    // Of a whole -0 Jackson keeps the 0 alone.
    boolean negativeZero = at - from == 2 && value[from] == '-' && value[from + 1] == '0';
    if (!ended || negativeZero || at - from > LONGEST_UNQUOTED) {
      return false;
    }
    copy(from, at - from);
    position = at;
    return true;
  }

  private int digitsAt(int from) {
    int at = from;
    while (at < value.length && value[at] >= '0' && value[at] <= '9') {
      at++;
    }
    return at - from;
  }

  private void copy(int from, int size) {
    System.arraycopy(value, from, row, length, size);
    length += size;
  }

  private int digits(long number, int at) {
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    long rest = number;
    for (int index = at + digits - 1; index >= at; index--) {
      row[index] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    return at + digits;
  }
}

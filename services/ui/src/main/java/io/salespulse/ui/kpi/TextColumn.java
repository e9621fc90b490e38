package io.salespulse.ui.kpi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A column of texts: each that is another is held once, a row holds its number. */
public final class TextColumn implements Column {

  /** What {@link #codeOf} answers where no row has the text. */
  public static final int NOWHERE = -1;

  private final int[] codes;
  private final List<String> values = new ArrayList<>();
  private final Map<String, Integer> codeOf = new HashMap<>();
  private int rows;

  /**
   * @param capacity rows that will be added
   */
  TextColumn(int capacity) {
    this.codes = new int[capacity];
  }

  @Override
  public void add(String text) {
    if (rows > 0 && text(rows - 1).equals(text)) {
      // As in most rows of a sorted file.
      codes[rows] = codes[rows - 1];
      rows++;
      return;
    }
    Integer known = codeOf.get(text);
    if (known == null) {
      known = values.size();
      values.add(text);
      codeOf.put(text, known);
    }
    codes[rows++] = known;
  }

  /** Which of the {@link #values} stands in a row. */
  public int code(int row) {
    return codes[row];
  }

  public int codeOf(String text) {
    return codeOf.getOrDefault(text, NOWHERE);
  }

  /** The different texts, by their codes. */
  public List<String> values() {
    return Collections.unmodifiableList(values);
  }

  @Override
  public String text(int row) {
    return values.get(codes[row]);
  }
}

package io.salespulse.contract;

/** What a record has where a field is looked for. */
public enum ValueKind {
  MISSING("missing"),
  NULL("null"),

  /** A text with nothing in it but spaces. */
  BLANK("blank"),
  TEXT("a text"),
  NUMBER("a number"),
  BOOLEAN("true or false"),
  OBJECT("an object"),
  ARRAY("an array");

  private final String words;

  ValueKind(String words) {
    this.words = words;
  }

  /** For people, to follow "is". */
  public String words() {
    return words;
  }

  /** Whether it says nothing of the field. */
  public boolean saysNothing() {
    return this == MISSING || this == NULL || this == BLANK;
  }
}

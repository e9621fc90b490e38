package io.salespulse.etl.clean;

/** Columns of the records tables that no topic has. */
public final class RecordColumns {

  /** The record's partition in Kafka, from the name of its raw file. */
  public static final String KAFKA_PARTITION = "kafka_partition";

  /** Number of the row among those of the same offset; 0 where an offset has one row. */
  public static final String LINE = "line";

  /** Name of the raw file, in the directory of its topic and of the UTC day of the record. */
  public static final String RAW_FILE = "raw_file";

  /** Name of the rule that the record broke; null for a clean one. */
  public static final String BROKEN_RULE = "broken_rule";

  /** Whether a name or an attribute was longer than what is kept of it. */
  public static final String TEXT_CUT = "text_cut";

  private RecordColumns() {}
}

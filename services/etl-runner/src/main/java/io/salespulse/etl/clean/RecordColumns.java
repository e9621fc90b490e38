package io.salespulse.etl.clean;

/** Columns of the records tables that no topic has. */
public final class RecordColumns {

  /** The record's partition in Kafka, from the name of its raw file. */
  public static final String KAFKA_PARTITION = "kafka_partition";

  /**
   * The partition of records from files of history, which are older than Kafka's of the same time.
   */
  public static final int IMPORTED = -1;

  /**
   * Number of the row among those of the same offset; 0 where an offset has one row; of a file of
   * history that of the line.
   */
  public static final String LINE = "line";

  /** Name of the raw file, in the directory of its topic and of the UTC day of the record. */
  public static final String RAW_FILE = "raw_file";

  /** Name of the rule that the record broke; null for a clean one. */
  public static final String BROKEN_RULE = "broken_rule";

  /** Whether a name or an attribute was longer than what is kept of it. */
  public static final String TEXT_CUT = "text_cut";

  private RecordColumns() {}
}

package io.salespulse.contract;

import java.util.List;

/**
 * Columns of {@code raw/_rejected/<topic>/}: records that the sink could not keep, one row each.
 */
public final class RejectedColumns {

  public static final String TOPIC = "topic";
  public static final String PARTITION = "partition";
  public static final String OFFSET = "offset";
  public static final String TIMESTAMP = "timestamp";

  /** What is wrong with the record, in words. */
  public static final String REASON = "reason";

  /** The value as UTF-8 text; bytes that are not UTF-8 become U+FFFD; a null value is empty. */
  public static final String PAYLOAD = "payload";

  public static final List<String> ALL =
      List.of(TOPIC, PARTITION, OFFSET, TIMESTAMP, REASON, PAYLOAD);

  private RejectedColumns() {}
}

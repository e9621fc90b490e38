package io.salespulse.sink.segment;

import java.util.Locale;

/** Why a partition's open segments are published; {@link #toString()} is the metrics' label. */
public enum RollCause {
  /** An open segment has its size. */
  BYTES,
  /** The partition holds its number of records. */
  RECORDS,
  /** The oldest record has waited its time. */
  AGE,
  /** Records of more days than files are to be kept open for. */
  DAYS,
  /** Somebody asked. */
  FLUSH,
  /** The first records after a write error: they show whether it is over. */
  RETRY,
  /** The partition goes to another sink. */
  REVOKED,
  SHUTDOWN;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

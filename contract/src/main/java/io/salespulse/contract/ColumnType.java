package io.salespulse.contract;

/** What the text of a raw column is meant to be; whether it is, the ETL's cleaning decides. */
public enum ColumnType {
  TEXT,
  INTEGER,
  DECIMAL,
  /** ISO-8601; without an offset it is read in the configured source zone. */
  TIMESTAMP
}

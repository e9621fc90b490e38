package io.salespulse.contract;

/** Whether a record may lack a field. */
public enum Presence {
  /** A record without the field, or with a JSON null in it, is rejected by the sink. */
  REQUIRED,
  OPTIONAL
}

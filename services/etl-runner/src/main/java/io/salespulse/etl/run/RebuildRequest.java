package io.salespulse.etl.run;

/** Whether a run is to forget the tables and read all raw files again. */
public enum RebuildRequest {
  NONE,
  /** Refused where a file that was read is gone. */
  REBUILD,
  /** Also where files are gone: what only they held is lost. */
  FORGET_ARCHIVED;

  /** The stronger of the two. */
  RebuildRequest or(RebuildRequest other) {
    return compareTo(other) >= 0 ? this : other;
  }
}

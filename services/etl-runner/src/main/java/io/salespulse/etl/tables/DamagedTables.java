package io.salespulse.etl.tables;

import java.io.Serial;

/** The tables are not what this program left; they have to be made again from the raw files. */
public final class DamagedTables extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  /**
   * @param what is wrong, with the table or the file
   */
  public DamagedTables(String what) {
    super(what);
  }

  /**
   * @param what is wrong, with the table or the file
   */
  public DamagedTables(String what, Throwable cause) {
    super(what, cause);
  }
}

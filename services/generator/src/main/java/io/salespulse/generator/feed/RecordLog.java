package io.salespulse.generator.feed;

import io.salespulse.generator.shop.records.Emission;
import java.time.Duration;
import java.util.function.ObjIntConsumer;

/** Kafka as the feed sees it: a log per partition that only grows at its end. */
public interface RecordLog {

  /** How many records of all partitions can be written after one that was refused or lost. */
  int MOST_AFTER_A_MISSING_ONE = 4_096;

  /**
   * Asks where each partition ends, and appends there from now on.
   *
   * @throws LogUnavailableException where Kafka does not answer or lacks a topic; worth a retry
   */
  Offsets open();

  /**
   * Reads what stands between two positions, each partition in order.
   *
   * @param reader takes each record and its partition
   */
  void read(Offsets from, Offsets to, ObjIntConsumer<Emission> reader);

  /**
   * Appends a record; it counts as written after the next {@link #flush} alone. Waits while too
   * much is on its way. The records of a partition keep the order in which they were appended. A
   * crash loses none but the last ones of a partition.
   */
  void append(Emission emission, int partition);

  /**
   * Waits until Kafka has acknowledged everything that was appended, through an outage too.
   *
   * @return false where it has not within that time
   * @throws LogUnavailableException where Kafka refused a record
   */
  boolean flush(Duration patience);

  /** The offset after the last acknowledged record of each partition. */
  Offsets acknowledged();
}

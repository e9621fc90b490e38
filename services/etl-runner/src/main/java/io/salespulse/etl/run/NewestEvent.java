package io.salespulse.etl.run;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.max;

import io.salespulse.contract.Columns;
import io.salespulse.contract.Topic;
import io.salespulse.etl.facts.DayRecord;
import io.salespulse.etl.facts.FactStore;
import io.salespulse.etl.facts.FactTable;
import io.salespulse.etl.raw.RawDay;
import io.salespulse.etl.raw.RawReader;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The newest Kafka timestamp of any record; a day holds only records of its own UTC day. */
final class NewestEvent {

  private final RawReader reader;
  private final FactStore store;

  NewestEvent(RawReader reader, FactStore store) {
    this.reader = reader;
    this.store = store;
  }

  /** Empty where there is no record at all. */
  Optional<Instant> of(SortedMap<LocalDate, RawDay> raw, SortedMap<LocalDate, DayRecord> records) {
    if (raw.isEmpty() && records.isEmpty()) {
      return Optional.empty();
    }
    if (raw.isEmpty() || !records.isEmpty() && records.lastKey().isAfter(raw.lastKey())) {
      return newest(
          store.read(FactTable.ORDERS, List.of(records.get(records.lastKey()))),
          Columns.ORDER_DATE);
    }
    RawDay day = raw.get(raw.lastKey());
    return List.of(Topic.values()).stream()
        .flatMap(
            topic -> newest(reader.read(topic, day.files(topic)), Columns.KAFKA_TIMESTAMP).stream())
        .max(Instant::compareTo);
  }

  private static Optional<Instant> newest(Dataset<Row> rows, String column) {
    Row newest = rows.agg(max(col(column).cast("timestamp"))).collectAsList().get(0);
    return newest.isNullAt(0) ? Optional.empty() : Optional.of(newest.getInstant(0));
  }
}

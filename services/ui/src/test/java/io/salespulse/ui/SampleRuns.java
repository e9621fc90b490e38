package io.salespulse.ui;

import java.time.Instant;

/** Reports of ended runs, as the ETL tells them. */
final class SampleRuns {

  /** The file that could not be written. */
  static final String FILE = "home_day=2026-11-22/00003-0.parquet";

  /** What Spark and the file system say when the disk is full. */
  static final String REASON =
      "No space left on device; Job aborted due to stage failure: Task 3 in stage 12.0 failed 1"
          + " times, most recent failure: Lost task 3.0 in stage 12.0 (TID 211) (localhost"
          + " executor driver): java.io.IOException: No space left on device; Failed to write"
          + " /srv/salespulse/data/tables/facts/orders/data/"
          + FILE;

  private SampleRuns() {}

  static String failed(Instant startedAt, String reason) {
    return """
        {"id":"f","status":"FAILED","trigger":"SCHEDULE","as_of":"%1$s","started_at":"%1$s",
         "finished_at":"%2$s","stages":[{"stage":"flush-sink","milliseconds":200},
         {"stage":"discover","milliseconds":41},{"stage":"build-facts","milliseconds":1259}],
         "rows":{},"rejected":0,"days_rebuilt":[],"warnings":[],
         "failure":{"stage":"build-facts","reason":"%3$s"}}"""
        .formatted(startedAt, startedAt.plusMillis(1500), reason);
  }

  /** A run that published what it had, while Kafka had more. */
  static String incomplete(Instant startedAt, String why) {
    return succeeded(startedAt, why).replace("\"incomplete\":false", "\"incomplete\":true");
  }

  /** A run before which the sink turned records of orders away. */
  static String refusing(Instant startedAt, long rejected, long received, String reason) {
    return succeeded(startedAt)
        .replace(
            "\"incomplete\"",
            "\"refusals\":{\"orders\":{\"rejected\":%d,\"received\":%d,\"commonest_reason\":\"%s\"}},\"incomplete\""
                .formatted(rejected, received, reason));
  }

  /** A run that went well. */
  static String succeeded(Instant startedAt, String... warnings) {
    return """
        {"id":"s","status":"SUCCEEDED","trigger":"SCHEDULE","as_of":"%1$s","started_at":"%1$s",
         "finished_at":"%2$s","stages":[{"stage":"flush-sink","milliseconds":150},
         {"stage":"discover","milliseconds":38},{"stage":"build-facts","milliseconds":2100},
         {"stage":"compute-kpis","milliseconds":1800},{"stage":"publish","milliseconds":12}],
         "rows":{"orders":1200},"rejected":3,"days_rebuilt":["2026-11-22"],
         "warnings":[%3$s],"incomplete":false,"failure":null}"""
        .formatted(
            startedAt,
            startedAt.plusMillis(4100),
            warnings.length == 0 ? "" : "\"" + String.join("\",\"", warnings) + "\"");
  }
}

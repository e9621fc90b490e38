/**
 * Four Kafka topics to raw CSV segments, exactly once.
 *
 * <p>{@code row} turns a record's JSON into a CSV row or a reason against it; {@code segment}
 * writes rows to files and publishes them durably; {@code live} counts the orders of the last
 * minutes; {@code intake} connects the three to Kafka; {@code publish} is what the outside asks of
 * the sink.
 */
package io.salespulse.sink;

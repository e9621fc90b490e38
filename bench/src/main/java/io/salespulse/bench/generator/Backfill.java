package io.salespulse.bench.generator;

import io.salespulse.bench.Java;
import io.salespulse.contract.Topic;
import io.salespulse.local.BrokerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A first start into an empty broker, beside Kafka's own producer test on the same broker. */
final class Backfill {

  /** The default. */
  static final int DAYS = 14;

  private Backfill() {}

  /**
   * What was measured in a round.
   *
   * @param seconds from the start of the process to the end of history
   * @param bytesEach of a record in Kafka, on average
   * @param limit records per second of the producer test
   * @param peakMebibytes of resident memory
   */
  record Round(
      double seconds, long orders, long records, long bytesEach, double limit, long peakMebibytes) {

    double recordsPerSecond() {
      return records / seconds;
    }
  }

  static List<Round> measure(Workshop workshop, int rounds)
      throws IOException, InterruptedException {
    List<Round> all = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      try (BrokerProcess broker = workshop.broker(Java.freePort())) {
        long begun = System.nanoTime();
        try (GeneratorUnderTest generator = workshop.generator(broker, DAYS)) {
          GeneratorUnderTest.Emitted emitted = generator.awaitHistory();
          double seconds = (System.nanoTime() - begun) / 1e9;
          long peak = generator.peakMebibytes();
          generator.rate(0);
          long bytesEach = TopicEnds.bytes(workshop.kafka()) / emitted.records();
          double limit =
              ProducerLimit.measure(
                  broker.bootstrapServers(),
                  Topic.ORDER_ITEMS.topicName(),
                  emitted.records(),
                  bytesEach);
          all.add(new Round(seconds, emitted.orders(), emitted.records(), bytesEach, limit, peak));
        }
      }
      workshop.clear();
    }
    return all;
  }
}

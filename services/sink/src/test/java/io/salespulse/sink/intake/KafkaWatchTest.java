package io.salespulse.sink.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KafkaWatchTest {

  private final AtomicLong receivedBytes = new AtomicLong();
  private final AtomicLong refusals = new AtomicLong();
  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE);
  private final KafkaWatch watch =
      new KafkaWatch("broker:9092", receivedBytes::get, refusals::get, nanoTime::get);

  @Test
  void anAnswerInTimeIsNoTrouble() {
    for (int round = 0; round < 3; round++) {
      look(KafkaWatch.SILENT_LOOKS - 1);
      receivedBytes.incrementAndGet();
      look(1);
    }

    assertThat(watch.trouble()).isEmpty();
  }

  @Test
  void silenceIsTroubleUntilSomethingComesIn() {
    receivedBytes.set(100);
    look(1);

    look(KafkaWatch.SILENT_LOOKS);
    assertThat(watch.trouble()).hasValue("Kafka at broker:9092 has not answered for 6 s.");
    look(10);
    assertThat(watch.trouble()).hasValue("Kafka at broker:9092 has not answered for 11 s.");

    receivedBytes.incrementAndGet();
    look(1);
    assertThat(watch.trouble()).isEmpty();
  }

  @Test
  void aKafkaThatWasNeverThereIsTroubleToo() {
    look(KafkaWatch.SILENT_LOOKS);

    assertThat(watch.trouble()).isPresent();
  }

  @Test
  void aKafkaThatRefusesIsNotSaidToBeSilent() {
    look(KafkaWatch.SILENT_LOOKS);
    assertThat(watch.trouble().orElseThrow()).contains("has not answered");

    refusals.incrementAndGet();
    look(1);
    assertThat(watch.trouble().orElseThrow()).contains("does not let this sink in");

    receivedBytes.incrementAndGet();
    look(1);
    assertThat(watch.trouble()).isEmpty();
    look(KafkaWatch.SILENT_LOOKS);
    assertThat(watch.trouble().orElseThrow()).as("a refusal of before").contains("not answered");
  }

  @Test
  void aSinkThatWasPausedDoesNotBlameKafka() {
    receivedBytes.set(100);
    look(1);

    nanoTime.addAndGet(Duration.ofMinutes(10).toNanos());
    look(1);

    assertThat(watch.trouble()).isEmpty();
  }

  private void look(int times) {
    for (int look = 0; look < times; look++) {
      nanoTime.addAndGet(Housekeeping.EVERY.toNanos());
      watch.look();
    }
  }
}

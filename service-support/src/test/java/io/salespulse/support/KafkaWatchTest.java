package io.salespulse.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.junit.jupiter.api.Test;

class KafkaWatchTest {

  private static final KafkaWatch.Question SILENCE =
      () -> {
        throw new TimeoutException();
      };

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE);
  private KafkaWatch.Question answer = () -> {};
  private final KafkaWatch watch =
      new KafkaWatch("this sink", "broker:9092", () -> answer.ask(), nanoTime::get);

  @Test
  void oneQuestionWithoutAnAnswerIsNoTrouble() {
    for (int round = 0; round < 3; round++) {
      look(SILENCE);
      look(() -> {});

      assertThat(watch.trouble()).isEmpty();
    }
  }

  @Test
  void silenceIsTroubleUntilKafkaAnswers() {
    look(() -> {});

    look(SILENCE);
    look(SILENCE);
    assertThat(watch.trouble()).hasValue("Kafka at broker:9092 has not answered for 6 s.");
    look(
        () -> {
          throw new ExecutionException(new UnsupportedVersionException("too old"));
        });
    look(
        () -> {
          throw new KafkaException("closed");
        });
    assertThat(watch.trouble()).hasValue("Kafka at broker:9092 has not answered for 12 s.");

    look(() -> {});
    assertThat(watch.trouble()).isEmpty();
    look(SILENCE);
    assertThat(watch.trouble()).as("the silence of before").isEmpty();
  }

  @Test
  void aKafkaThatWasNeverThereIsTroubleToo() {
    look(SILENCE);
    look(SILENCE);

    assertThat(watch.trouble()).isPresent();
  }

  @Test
  void aKafkaThatRefusesIsNotSaidToBeSilent() {
    KafkaWatch.Question refusal =
        () -> {
          throw new ExecutionException(new SaslAuthenticationException("wrong password"));
        };
    look(refusal);
    assertThat(watch.trouble())
        .hasValue("Kafka at broker:9092 does not let this sink in (wrong password).");

    look(SILENCE);
    look(SILENCE);
    assertThat(watch.trouble().orElseThrow()).contains("has not answered");
    look(refusal);
    assertThat(watch.trouble().orElseThrow()).contains("does not let this sink in");

    look(() -> {});
    assertThat(watch.trouble()).isEmpty();
  }

  /** The question that was open when a service was paused has no time left when it goes on. */
  @Test
  void aServiceThatWasPausedDoesNotBlameKafka() {
    look(() -> {});

    nanoTime.addAndGet(Duration.ofMinutes(10).toNanos());
    look(SILENCE);
    assertThat(watch.trouble()).isEmpty();
    look(() -> {});

    assertThat(watch.trouble()).isEmpty();
  }

  @Test
  void anAddressThatIsNoneIsAWrongSetting() {
    assertThatThrownBy(() -> KafkaWatch.start("this sink", Map.of("bootstrap.servers", "nowhere")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContainingAll("nowhere", "Check KAFKA_BOOTSTRAP_SERVERS, which is host:port");
  }

  @Test
  void aMissingFileOfTheSettingsIsSaidToBeThat() {
    assertThatThrownBy(
            () ->
                KafkaWatch.start(
                    "this sink",
                    Map.of(
                        "bootstrap.servers", "localhost:9092",
                        "security.protocol", "SSL",
                        "ssl.truststore.type", "PEM",
                        "ssl.truststore.location", "/no/such/ca.pem")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageMatching("Failed to load .*/no/such/ca\\.pem: .*\\. Check KAFKA_.*");
  }

  private void look(KafkaWatch.Question next) {
    nanoTime.addAndGet(Duration.ofSeconds(3).toNanos());
    answer = next;
    watch.look();
  }
}

package io.salespulse.generator.feed;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.generator.shop.calendar.EventTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnusableStateTest {

  private static final Instant NOW = Instant.parse("2026-03-15T10:00:00Z");
  private static final FeedSettings SETTINGS = new FeedSettings(42, 0.02, 1, 0.1);

  @TempDir Path directory;

  private final MemoryLog log = new MemoryLog(3);
  private CheckpointFile file;

  @BeforeEach
  void open() {
    file = CheckpointFile.in(directory);
  }

  @AfterEach
  void close() {
    file.close();
  }

  @Test
  void topicsThatWereResetStopTheFeed() {
    Feed feed = new Feed(SETTINGS, log, file);
    feed.open(NOW);
    feed.advance(nanos(NOW), 300);
    feed.checkpoint();

    Feed onOtherTopics = new Feed(SETTINGS, new MemoryLog(3), file);

    assertThatThrownBy(() -> onOtherTopics.open(NOW))
        .isInstanceOf(UnusableStateException.class)
        .hasMessageContaining("was reset")
        .hasMessageContaining("--fresh");
  }

  @Test
  void aLogWithRecordsAndNoCheckpointStopsTheFeed() throws IOException {
    Feed feed = new Feed(SETTINGS, log, file);
    feed.open(NOW);
    feed.advance(nanos(NOW), 300);
    feed.checkpoint();
    Files.delete(file.path());

    assertThatThrownBy(() -> new Feed(SETTINGS, log, file).open(NOW))
        .isInstanceOf(UnusableStateException.class)
        .hasMessageContaining("checkpoint.json is missing");
  }

  @Test
  void anotherSeedStopsTheFeed() {
    new Feed(SETTINGS, log, file).open(NOW);

    assertThatThrownBy(() -> new Feed(new FeedSettings(7, 0.02, 1, 0.1), log, file).open(NOW))
        .isInstanceOf(UnusableStateException.class)
        .hasMessageContaining("GENERATOR_SEED is 7");
  }

  @Test
  void aDamagedCheckpointStopsTheFeed() throws IOException {
    new Feed(SETTINGS, log, file).open(NOW);
    Files.writeString(file.path(), "{\"version\":%d}".formatted(Checkpoint.VERSION));

    assertThatThrownBy(() -> new Feed(SETTINGS, log, file).open(NOW))
        .isInstanceOf(UnusableStateException.class)
        .hasMessageContaining("is no checkpoint");
  }

  @Test
  void aCheckpointOfAnotherVersionStopsTheFeed() throws IOException {
    Files.writeString(file.path(), "{\"version\":1,\"plan\":\"in another form\"}");

    assertThatThrownBy(() -> new Feed(SETTINGS, log, file).open(NOW))
        .isInstanceOf(UnusableStateException.class)
        .hasMessageContaining("another version of the generator (1, this one is");
  }

  @Test
  void aDirectoryBelongsToOneGenerator() {
    assertThatThrownBy(() -> CheckpointFile.in(directory))
        .isInstanceOf(UnusableStateException.class)
        .hasMessageContaining("Another generator is running");
  }

  private static long nanos(Instant time) {
    return EventTime.nanos(time);
  }
}

package io.salespulse.generator.feed;

import static io.salespulse.generator.feed.UnusableStateException.START_AFRESH;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.salespulse.contract.Membership;
import io.salespulse.generator.shop.Plan;
import io.salespulse.generator.shop.Position;
import io.salespulse.generator.shop.calendar.EventPosition;
import io.salespulse.generator.shop.customers.MembershipSample.Member;
import io.salespulse.support.DurableFiles;
import io.salespulse.support.ProcessLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The checkpoint on disk. A reader finds a whole checkpoint or the one before it, after a power cut
 * too; one generator at a time has the file.
 */
@RegisterForReflection(
    targets = {
      Checkpoint.class,
      Plan.class,
      Position.class,
      EventPosition.class,
      Member.class,
      Membership.class,
      Offsets.class
    })
public final class CheckpointFile implements AutoCloseable {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private final Path file;
  private final ProcessLock lock;

  private CheckpointFile(Path file, ProcessLock lock) {
    this.file = file;
    this.lock = lock;
  }

  /**
   * Takes the checkpoint of a directory, which is made where it is missing.
   *
   * @throws UnusableStateException where another generator has it or it cannot be written
   */
  public static CheckpointFile in(Path directory) {
    try {
      Files.createDirectories(directory);
      return ProcessLock.tryAcquire(directory.resolve("lock"))
          .map(lock -> new CheckpointFile(directory.resolve("checkpoint.json"), lock))
          .orElseThrow(
              () ->
                  new UnusableStateException(
                      "Another generator is running on %s: stop it, or set SALES_DATA_DIR to another directory"
                          .formatted(directory)));
    } catch (IOException unwritable) {
      throw new UnusableStateException(
          "Cannot write to %s (%s): make it writable, or set SALES_DATA_DIR to another directory"
              .formatted(directory, unwritable));
    }
  }

  Path path() {
    return file;
  }

  /**
   * The last checkpoint, empty where there is none.
   *
   * @throws UnusableStateException where the file is no checkpoint of this version
   */
  Optional<Checkpoint> read() {
    try {
      byte[] json = Files.readAllBytes(file);
      // Before the rest is looked at, which another version may have in another form.
      int version = JSON.readTree(json).path("version").asInt(Checkpoint.VERSION);
      if (version != Checkpoint.VERSION) {
        throw new UnusableStateException(
            "%s was written by another version of the generator (%d, this one is %d): %s"
                .formatted(file, version, Checkpoint.VERSION, START_AFRESH));
      }
      // From the text again: a tree has made binary numbers of the money.
      return Optional.of(JSON.readValue(json, Checkpoint.class));
    } catch (NoSuchFileException none) {
      return Optional.empty();
    } catch (JsonProcessingException damaged) {
      throw new UnusableStateException(
          "%s is no checkpoint of this generator (%s): %s"
              .formatted(file, damaged.getOriginalMessage(), START_AFRESH));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Puts a checkpoint in the place of the last one; on disk when this returns. */
  void write(Checkpoint checkpoint) {
    try {
      DurableFiles.replace(file, JSON.writeValueAsBytes(checkpoint));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(
          "Cannot write %s: %s".formatted(file, unwritable.getMessage()), unwritable);
    }
  }

  /** Lets another generator have the file. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}

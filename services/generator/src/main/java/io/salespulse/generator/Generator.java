package io.salespulse.generator;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.salespulse.generator.feed.CheckpointFile;
import io.salespulse.generator.feed.Feed;
import io.salespulse.generator.feed.FeedSettings;
import io.salespulse.generator.feed.FeedThread;
import io.salespulse.generator.feed.RecordLog;
import io.salespulse.generator.feed.UnusableStateException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Runs the feed for as long as the service runs. */
@ApplicationScoped
class Generator {

  private static final Logger LOG = Logger.getLogger(Generator.class);

  private final GeneratorSettings settings;
  private final Instance<RecordLog> log;
  private CheckpointFile file;
  private FeedThread thread;

  Generator(GeneratorSettings settings, Instance<RecordLog> log) {
    this.settings = settings;
    this.log = log;
  }

  /** After the channels, whose producer the log is made of. */
  void start(@Observes @Priority(Integer.MAX_VALUE) StartupEvent event) {
    FeedSettings feedSettings = settings.feed();
    file = CheckpointFile.in(settings.layout().generator());
    Feed feed = new Feed(feedSettings, log.get(), file);
    thread = new FeedThread(feed, Clock.systemUTC(), feedSettings, Generator::giveUp);
    thread.start();
  }

  void stop(@Observes ShutdownEvent event) {
    if (thread != null) {
      thread.close();
      file.close();
    }
  }

  FeedThread feed() {
    return thread;
  }

  /** Ends the process: whoever supervises it starts it again. */
  private static void giveUp(Throwable reason) {
    if (reason instanceof UnusableStateException) {
      LOG.error("The generator stops: " + reason.getMessage());
    } else {
      LOG.error("The generator stops, its thread \"feed\" ended by an error", reason);
    }
    Quarkus.asyncExit(1);
  }
}

package io.salespulse.etl.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Trigger;
import io.salespulse.contract.RunSchedule;
import io.salespulse.etl.raw.RawCatalog;
import io.salespulse.etl.run.EtlJob;
import io.salespulse.etl.run.Pipeline;
import io.salespulse.etl.run.RunHistory;
import io.salespulse.etl.run.RunLine;
import io.salespulse.etl.run.SinkClient;
import io.salespulse.etl.run.StartRuns;
import io.salespulse.etl.settings.EtlConfig;
import io.salespulse.etl.settings.EtlSettings;
import io.salespulse.etl.settings.InvalidSetting;
import io.salespulse.etl.spark.SparkSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.ZoneId;
import org.apache.spark.sql.SparkSession;
import org.jboss.logging.Logger;

/** The service: checks the settings, starts Spark, and starts runs by the clock. */
@ApplicationScoped
public class EtlService {

  private static final Logger LOG = Logger.getLogger(EtlService.class);
  private static final String JOB = "etl";

  private final EtlConfig config;
  private final Scheduler scheduler;
  private final ObjectMapper json;
  private final EtlMetrics metrics;

  private EtlSettings settings;
  private EtlJob job;
  private Thread starter;
  private volatile SparkSession session;

  EtlService(EtlConfig config, Scheduler scheduler, ObjectMapper json, EtlMetrics metrics) {
    this.config = config;
    this.scheduler = scheduler;
    this.json = json;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    try {
      settings = EtlSettings.of(config);
      Files.createDirectories(settings.layout().etl());
      SinkClient sink = new SinkClient(settings.sinks(), json);
      Clock clock = Clock.systemUTC();
      Pipeline pipeline = new Pipeline(settings, this::spark, sink, json, clock);
      job = new EtlJob(pipeline, new RunHistory(settings.layout(), json), this::ended, clock);
      schedule();
      starter = new Thread(() -> warmUp(sink), "etl-start");
      starter.start();
    } catch (InvalidSetting wrong) {
      throw new PreventFurtherStepsException("etl-runner: " + wrong.getMessage(), 1);
    } catch (IOException unusable) {
      throw new PreventFurtherStepsException(
          "etl-runner: cannot use the data directory %s of SALES_DATA_DIR: %s"
              .formatted(settings.layout().root(), unusable),
          1);
    }
  }

  private void schedule() {
    scheduler
        .newJob(JOB)
        .setCron(settings.cron())
        .setConcurrentExecution(Scheduled.ConcurrentExecution.SKIP)
        .setTask(execution -> job.run(Trigger.SCHEDULE).join())
        .schedule();
  }

  private void warmUp(SinkClient sink) {
    try {
      spark().range(1).count();
    } catch (Throwable failure) {
      // Errors too; each run tries again and reports what it finds.
      LOG.errorf(failure, "Spark did not start with SPARK_MASTER=%s", settings.sparkMaster());
    }
    if (settings.startRuns() == EtlSettings.StartRuns.ENABLED) {
      new StartRuns(job, sink, new RawCatalog(settings.layout())).run();
    }
  }

  /** The session; a new one where Spark stopped, as after a lost cluster. */
  private synchronized SparkSession spark() {
    if (session == null || session.sparkContext().isStopped()) {
      session = SparkSessions.start(settings.sparkMaster());
    }
    return session;
  }

  private void ended(RunReport report) {
    metrics.ended(report);
    String line = RunLine.of(report);
    switch (report.status()) {
      case SUCCEEDED -> LOG.info(line);
      case FAILED -> LOG.error(line);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (starter != null) {
      starter.interrupt();
    }
    if (job != null) {
      job.close();
    }
    if (session != null) {
      session.stop();
    }
  }

  EtlJob job() {
    return job;
  }

  EtlSettings settings() {
    return settings;
  }

  boolean isSparkUp() {
    SparkSession current = session;
    return current != null && !current.sparkContext().isStopped();
  }

  RunSchedule nextRuns() {
    return new RunSchedule(
        settings.cron(),
        ZoneId.systemDefault().getId(),
        scheduler.getScheduledJob(JOB).getNextFireTime());
  }
}

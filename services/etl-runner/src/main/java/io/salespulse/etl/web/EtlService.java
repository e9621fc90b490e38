package io.salespulse.etl.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduler;
import io.salespulse.contract.AlertStates;
import io.salespulse.contract.OwnKpiState;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Trigger;
import io.salespulse.contract.RunSchedule;
import io.salespulse.etl.alerts.Alerts;
import io.salespulse.etl.own.OwnKpiWatch;
import io.salespulse.etl.own.OwnKpis;
import io.salespulse.etl.raw.RawCatalog;
import io.salespulse.etl.run.EtlJob;
import io.salespulse.etl.run.GeneratorClient;
import io.salespulse.etl.run.Pipeline;
import io.salespulse.etl.run.RunHistory;
import io.salespulse.etl.run.RunLine;
import io.salespulse.etl.run.SinkClient;
import io.salespulse.etl.run.StartRuns;
import io.salespulse.etl.run.Upstream;
import io.salespulse.etl.settings.EtlConfig;
import io.salespulse.etl.settings.EtlSettings;
import io.salespulse.etl.spark.SparkSessions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.logging.Level;
import org.apache.spark.sql.SparkSession;
import org.eclipse.microprofile.health.Liveness;
import org.jboss.logging.Logger;

/** The service: checks the settings, starts Spark, and starts runs by the clock. */
@ApplicationScoped
public class EtlService {

  private static final Logger LOG = Logger.getLogger(EtlService.class);
  private static final String JOB = "etl";
  private static final String OWN_KPIS_JOB = "own-kpis";

  /** How soon somebody who writes a KPI of one's own hears what is wrong with it. */
  private static final String OWN_KPIS_LOOK = "10s";

  private static final String ALERTS_JOB = "alerts";
  private static final String ALERTS_LOOK = "1s";

  /** How long a stopping service waits for the running run, which has been cancelled. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Kept here, because a logger that nothing refers to forgets its level. */
  private static final java.util.logging.Logger SPARK_LOG =
      java.util.logging.Logger.getLogger("org.apache.spark");

  private final EtlConfig config;
  private final Scheduler scheduler;
  private final ObjectMapper json;
  private final EtlMetrics metrics;
  private final ThreadFaults faults;

  private EtlSettings settings;
  private EtlJob job;
  private Optional<OwnKpis> ownKpis = Optional.empty();
  private Optional<OwnKpiWatch> ownKpiWatch = Optional.empty();
  private Optional<Alerts> alerts = Optional.empty();
  private Thread starter;
  private ShutdownOrder shutdownOrder;
  private volatile SparkSession session;
  private volatile boolean stopping;

  EtlService(
      EtlConfig config,
      Scheduler scheduler,
      ObjectMapper json,
      EtlMetrics metrics,
      @Liveness ThreadFaults faults) {
    this.config = config;
    this.scheduler = scheduler;
    this.json = json;
    this.metrics = metrics;
    this.faults = faults;
  }

  void start(@Observes StartupEvent event) {
    try {
      settings = EtlSettings.of(config);
      Files.createDirectories(settings.layout().etl());
      SparkSessions.obstacle(config.scratchDir(), Runtime.getRuntime().maxMemory())
          .ifPresent(
              what -> {
                throw new ConfigurationException(what);
              });
      Clock clock = Clock.systemUTC();
      Upstream upstream =
          new Upstream(
              new GeneratorClient(config.generator(), json, clock),
              new SinkClient(config.sinks(), json));
      Pipeline pipeline = new Pipeline(settings, this::spark, upstream::publish, json, clock);
      ownKpis = pipeline.own();
      ownKpiWatch =
          settings.ownKpis().map(directory -> new OwnKpiWatch(directory, settings.kpis().zone()));
      metrics.ownKpiProblems(this::ownKpiProblems);
      alerts = pipeline.alerts().map(file -> new Alerts(file, settings.layout(), json, clock));
      // Of a process that was killed after it had published.
      alerts.ifPresent(Alerts::judge);
      metrics.alerts(this::alertStates);
      RunHistory history = new RunHistory(settings.layout(), json);
      job = new EtlJob(pipeline, history, this::ended, faults, clock);
      shutdownOrder = ShutdownOrder.beforeSpark(this::stop);
      schedule();
      starter = new Thread(() -> warmUp(upstream), "etl-start");
      starter.setUncaughtExceptionHandler(faults);
      starter.start();
    } catch (IOException unusable) {
      throw new ConfigurationException(
          "cannot use the data directory %s of SALES_DATA_DIR: %s"
              .formatted(settings.layout().root(), unusable),
          unusable);
    }
  }

  private void schedule() {
    scheduler
        .newJob(JOB)
        .setCron(config.cron())
        .setConcurrentExecution(Scheduled.ConcurrentExecution.SKIP)
        .setTask(execution -> job.run(Trigger.SCHEDULE).join())
        .schedule();
    ownKpiWatch.ifPresent(
        watch ->
            scheduler
                .newJob(OWN_KPIS_JOB)
                .setInterval(OWN_KPIS_LOOK)
                .setConcurrentExecution(Scheduled.ConcurrentExecution.SKIP)
                .setTask(execution -> lookAtOwnKpis(watch))
                .schedule());
    alerts.ifPresent(
        told ->
            scheduler
                .newJob(ALERTS_JOB)
                .setInterval(ALERTS_LOOK)
                .setConcurrentExecution(Scheduled.ConcurrentExecution.SKIP)
                .setTask(execution -> told.deliver())
                .schedule());
  }

  private void lookAtOwnKpis(OwnKpiWatch watch) {
    // What is not up yet, or is lost, the next run starts.
    if (!stopping && isSparkUp()) {
      watch.look(spark());
    }
  }

  private void warmUp(Upstream upstream) {
    try {
      spark().range(1).count();
    } catch (Throwable failure) {
      // Errors too; each run tries again and reports what it finds.
      if (stopping) {
        return;
      }
      LOG.errorf(failure, "Spark did not start with SPARK_MASTER=%s", config.sparkMaster());
    }
    if (config.runOnStart()) {
      new StartRuns(job, upstream, new RawCatalog(settings.layout())).run();
    }
  }

  /** The session; a new one where Spark stopped, as after a lost cluster. */
  private synchronized SparkSession spark() {
    if (stopping) {
      throw new CancellationException("the service stops");
    }
    if (session == null || session.sparkContext().isStopped()) {
      session = SparkSessions.start(config.sparkMaster(), config.scratchDir());
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
    // Of a run that failed too: it may have published before that.
    alerts.ifPresent(Alerts::judge);
  }

  void stop(@Observes ShutdownEvent event) {
    if (shutdownOrder != null) {
      shutdownOrder.stop();
    }
  }

  /** Ends the running run before Spark and the beans it uses go away. */
  private void stop() {
    stopping = true;
    starter.interrupt();
    job.stop(this::cancelSparkJobs, PATIENCE);
    SparkSession current = session;
    if (current != null) {
      current.stop();
    }
  }

  private void cancelSparkJobs() {
    SparkSession current = session;
    if (current != null && !current.sparkContext().isStopped()) {
      // A cancelled job is logged as an error with its whole stack; this one is meant.
      SPARK_LOG.setLevel(Level.OFF);
      current.sparkContext().cancelAllJobs();
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
        config.cron(),
        ZoneId.systemDefault().getId(),
        scheduler.getScheduledJob(JOB).getNextFireTime(),
        ownKpiStates());
  }

  AlertStates alertStates() {
    return alerts.map(Alerts::states).orElse(AlertStates.NONE);
  }

  /** The files as they are now; of those that are right, what went wrong in the last run. */
  private List<OwnKpiState> ownKpiStates() {
    Map<String, String> ofLastRun = ownKpis.map(OwnKpis::problems).orElse(Map.of());
    return ownKpiWatch.map(OwnKpiWatch::states).orElse(List.of()).stream()
        .map(
            state ->
                new OwnKpiState(
                    state.file(),
                    state.problem().or(() -> Optional.ofNullable(ofLastRun.get(state.file())))))
        .toList();
  }

  private long ownKpiProblems() {
    return ownKpiStates().stream().filter(state -> state.problem().isPresent()).count();
  }
}

package io.salespulse.etl.run;

import io.salespulse.contract.KpiFile;
import io.salespulse.contract.RunProgress;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Failure;
import io.salespulse.contract.RunReport.Refusals;
import io.salespulse.contract.RunReport.Status;
import io.salespulse.contract.RunReport.Trigger;
import io.salespulse.etl.raw.ImportCatalog;
import io.salespulse.etl.raw.RawFile;
import io.salespulse.etl.records.TopicRead;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What becomes known while a run goes on, and the report at its end. */
final class RunLog {

  /** Files that a report names one by one. */
  private static final int MOST_FILES = 5;

  /** Of a text that others chose. */
  private static final int LONGEST_TEXT = 80;

  private final String id;
  private final Trigger trigger;
  private final Instant startedAt;
  private final StageClock stages = new StageClock();
  private final List<String> warnings = new ArrayList<>();
  private boolean incomplete;
  private Instant asOf;
  private final Map<String, Long> rows = new TreeMap<>();
  private final SortedMap<String, Long> unparsed = new TreeMap<>();
  private long rejected;
  private Map<String, Refusals> refusals = Map.of();
  private final Map<String, Long> imported = new TreeMap<>();
  private List<LocalDate> daysRebuilt = List.of();

  RunLog(String id, Trigger trigger, Instant startedAt) {
    this.id = id;
    this.trigger = trigger;
    this.startedAt = startedAt;
    this.asOf = startedAt;
  }

  String id() {
    return id;
  }

  StageClock stages() {
    return stages;
  }

  void asOf(Instant moment) {
    asOf = moment;
  }

  /** Called before there is any other warning. */
  void lacks(List<String> reasons) {
    incomplete = !reasons.isEmpty();
    warn(reasons);
  }

  void warn(List<String> lines) {
    warnings.addAll(lines);
  }

  /**
   * @param strangers names below the raw directory
   */
  void leftAlone(List<String> strangers) {
    if (!strangers.isEmpty()) {
      warnings.add(
          "%s and left alone: %s"
              .formatted(
                  strangers.size() == 1
                      ? "1 entry of data/raw is no segment"
                      : strangers.size() + " entries of data/raw are no segments",
                  someOf(strangers)));
    }
  }

  /** What of the import directory this run does not read. */
  void notImported(ImportCatalog.Listing imports) {
    if (!imports.strangers().isEmpty()) {
      warnings.add(
          "data/import holds what is no CSV file of a topic (import/orders/NAME.csv, say) or may not be read: "
              + someOf(imports.strangers()));
    }
    if (!imports.unsettled().isEmpty()) {
      warnings.add(
          "left for a later run, for they have just been written and may be half there: "
              + someOf(imports.unsettled().stream().map(RawFile::name).toList()));
    }
  }

  private static String someOf(List<String> names) {
    String more =
        names.size() > MOST_FILES ? " and %d more".formatted(names.size() - MOST_FILES) : "";
    return names.stream().limit(MOST_FILES).map(RunLog::shown).collect(Collectors.joining(", "))
        + more;
  }

  /** Without line breaks and the like, which would make two lines of a log of one. */
  private static String shown(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) + "..." : line;
  }

  /**
   * @param name of a raw file that was read before and is not what it was
   */
  void changed(String name) {
    warnings.add(
        ("%s changed after it was read: what it holds now counts from the next rebuild"
                + " (POST /etl/run?rebuild=true)")
            .formatted(shown(name)));
  }

  void read(TopicRead read) {
    rows.merge(read.topic().topicName(), read.clean(), Long::sum);
    rejected += read.broken();
    unparsed.putAll(read.unparsed());
  }

  /**
   * @param lines read of files of history, by name
   */
  void imported(Map<String, Long> lines) {
    imported.putAll(lines);
  }

  void built(Collection<LocalDate> days) {
    daysRebuilt = List.copyOf(days);
    warnOfUnparsed();
  }

  /**
   * @param byTopic what the sink turned away since the run before
   */
  void refused(Map<String, Refusals> byTopic) {
    refusals = byTopic;
    byTopic.forEach(
        (topic, of) -> {
          rejected += of.rejected();
          if (of.areMost()) {
            warnings.add(
                ("the sink rejected %d of %d new records of %s, in whole or in part, most often because %s"
                        + " (data/raw/_rejected/%s has each)")
                    .formatted(
                        of.rejected(), of.received(), topic, shown(of.commonestReason()), topic));
          }
        });
  }

  private void warnOfUnparsed() {
    if (unparsed.isEmpty()) {
      return;
    }
    long lines = unparsed.values().stream().mapToLong(Long::longValue).sum();
    String files =
        unparsed.entrySet().stream()
            .limit(MOST_FILES)
            .map(file -> file.getValue() + " in " + file.getKey())
            .collect(Collectors.joining(", "));
    String more =
        unparsed.size() > MOST_FILES
            ? ", the others in %d files more".formatted(unparsed.size() - MOST_FILES)
            : "";
    warnings.add(
        "%d %s not parse, left out and counted in %s: %s%s"
            .formatted(
                lines,
                lines == 1 ? "line does" : "lines do",
                KpiFile.DATA_QUALITY.fileName(),
                files,
                more));
  }

  RunProgress.Running progress() {
    StageClock.Position position = stages.position();
    return new RunProgress.Running(id, startedAt, position.stage().stageName(), position.percent());
  }

  RunReport succeeded(Instant finishedAt) {
    return report(Status.SUCCEEDED, finishedAt, Optional.empty());
  }

  RunReport failed(Instant finishedAt, Throwable cause) {
    Failure failure = new Failure(stages.position().stage().stageName(), FailureText.of(cause));
    return report(Status.FAILED, finishedAt, Optional.of(failure));
  }

  private RunReport report(Status status, Instant finishedAt, Optional<Failure> failure) {
    return new RunReport(
        id,
        status,
        trigger,
        asOf,
        startedAt,
        finishedAt,
        stages.times(),
        Map.copyOf(rows),
        rejected,
        refusals,
        daysRebuilt,
        List.copyOf(warnings),
        incomplete,
        imported,
        failure);
  }
}

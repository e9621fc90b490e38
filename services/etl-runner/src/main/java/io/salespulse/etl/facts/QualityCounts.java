package io.salespulse.etl.facts;

import static io.salespulse.contract.DataQualityRule.ACCEPTED_BY_SINK;
import static io.salespulse.contract.DataQualityRule.ITEM_HAS_ORDER;
import static io.salespulse.contract.DataQualityRule.ORDER_TOTAL_MATCHES_ITEMS;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.fold.DayFacts.RuleCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How many records of a topic and day each rule checked and how many failed.
 *
 * <p>Rules are applied in their order and a record that breaks one goes no further: {@code checked}
 * of a rule is {@code checked} of the one before less what failed there. Records too young to be
 * judged are in neither figure.
 *
 * @param rules in the order of their application
 * @param clean records that no rule took out, older versions included
 * @param rejected records that a rule took out
 * @param pending records too young to be judged
 */
record QualityCounts(List<RuleCount> rules, long clean, long rejected, long pending) {

  /**
   * So many records of a topic with the same fate.
   *
   * @param brokenRule what took them out, empty for clean ones
   */
  record Verdict(
      Topic topic,
      Optional<String> brokenRule,
      boolean unknownPartner,
      boolean totalDiffers,
      boolean young,
      long records) {

    private boolean broke(String rule) {
      return brokenRule.filter(rule::equals).isPresent();
    }
  }

  /**
   * @param ofDay of one day; those of other topics are passed over
   */
  static QualityCounts of(Topic topic, List<Verdict> ofDay) {
    List<Verdict> verdicts = ofDay.stream().filter(verdict -> verdict.topic() == topic).toList();
    List<RuleCount> counts = new ArrayList<>();
    long all = sum(verdicts, verdict -> true);
    long rejected = sum(verdicts, verdict -> verdict.broke(ACCEPTED_BY_SINK.rule()));
    counts.add(new RuleCount(topic, ACCEPTED_BY_SINK, all, rejected));
    long reached = all - rejected;
    long pending = sum(verdicts, verdict -> verdict.broke(Cleaning.PENDING));
    long takenOut = 0;
    for (DataQualityRule rule : Cleaning.rules(topic)) {
      long failed = sum(verdicts, verdict -> verdict.broke(rule.rule()));
      long waiting = rule == ITEM_HAS_ORDER ? pending : 0;
      counts.add(new RuleCount(topic, rule, reached - waiting, failed));
      reached -= failed;
      takenOut += failed;
    }
    for (DataQualityRule rule : Cleaning.countingRules(topic)) {
      Predicate<Verdict> clean = verdict -> verdict.brokenRule().isEmpty();
      Predicate<Verdict> wrong = clean.and(isWrong(rule));
      long waiting = sum(verdicts, wrong.and(Verdict::young));
      counts.add(
          new RuleCount(
              topic,
              rule,
              sum(verdicts, clean) - waiting,
              sum(verdicts, wrong.and(verdict -> !verdict.young()))));
      pending += waiting;
    }
    long clean = reached - sum(verdicts, verdict -> verdict.broke(Cleaning.PENDING));
    return new QualityCounts(List.copyOf(counts), clean, takenOut, pending);
  }

  /** Whether any record broke the rule. */
  boolean hasFailed(DataQualityRule rule) {
    return rules.stream().anyMatch(count -> count.rule() == rule && count.failed() > 0);
  }

  private static Predicate<Verdict> isWrong(DataQualityRule rule) {
    return rule == ORDER_TOTAL_MATCHES_ITEMS ? Verdict::totalDiffers : Verdict::unknownPartner;
  }

  private static long sum(List<Verdict> verdicts, Predicate<Verdict> chosen) {
    return verdicts.stream().filter(chosen).mapToLong(Verdict::records).sum();
  }
}

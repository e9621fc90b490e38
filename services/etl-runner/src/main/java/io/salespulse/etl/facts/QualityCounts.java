package io.salespulse.etl.facts;

import static io.salespulse.contract.DataQualityRule.ACCEPTED_BY_SINK;
import static io.salespulse.contract.DataQualityRule.ITEM_HAS_ORDER;
import static io.salespulse.contract.DataQualityRule.ITEM_HAS_PRODUCT;
import static io.salespulse.contract.DataQualityRule.ORDER_HAS_CUSTOMER;
import static io.salespulse.contract.DataQualityRule.ORDER_NOT_AHEAD_OF_RECORD;
import static io.salespulse.contract.DataQualityRule.ORDER_TOTAL_MATCHES_ITEMS;
import static io.salespulse.contract.DataQualityRule.TEXTS_NOT_CUT;

import io.salespulse.contract.DataQualityRule;
import io.salespulse.contract.Topic;
import io.salespulse.etl.clean.Cleaning;
import io.salespulse.etl.fold.DayFacts.RuleCount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private static final Predicate<Verdict> CLEAN =
      verdict -> verdict.brokenRule().isEmpty() || verdict.broke(Cleaning.SUPERSEDED);

  /** What each of the {@linkplain Cleaning#countingRules rules that only count} goes by. */
  private static final Map<DataQualityRule, Predicate<Verdict>> AGAINST =
      Map.of(
          ITEM_HAS_PRODUCT, Verdict::unknownPartner,
          ORDER_HAS_CUSTOMER, Verdict::unknownPartner,
          ORDER_TOTAL_MATCHES_ITEMS, Verdict::totalDiffers,
          ORDER_NOT_AHEAD_OF_RECORD, Verdict::aheadOfRecord,
          TEXTS_NOT_CUT, Verdict::textCut);

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
      boolean aheadOfRecord,
      boolean textCut,
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
      Predicate<Verdict> wrong = CLEAN.and(AGAINST.get(rule));
      // What a record says by itself needs no waiting.
      Predicate<Verdict> tooYoung = verdict -> verdict.young() && comparesTopics(rule);
      long waiting = sum(verdicts, wrong.and(tooYoung));
      counts.add(
          new RuleCount(
              topic,
              rule,
              sum(verdicts, CLEAN) - waiting,
              sum(verdicts, wrong.and(tooYoung.negate()))));
      pending += waiting;
    }
    long clean = reached - sum(verdicts, verdict -> verdict.broke(Cleaning.PENDING));
    return new QualityCounts(List.copyOf(counts), clean, takenOut, pending);
  }

  /** Whether any record broke the rule. */
  boolean hasFailed(DataQualityRule rule) {
    return rules.stream().anyMatch(count -> count.rule() == rule && count.failed() > 0);
  }

  private static boolean comparesTopics(DataQualityRule rule) {
    return rule != ORDER_NOT_AHEAD_OF_RECORD && rule != TEXTS_NOT_CUT;
  }

  private static long sum(List<Verdict> verdicts, Predicate<Verdict> chosen) {
    return verdicts.stream().filter(chosen).mapToLong(Verdict::records).sum();
  }
}

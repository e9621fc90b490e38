package io.salespulse.etl.own;

import io.salespulse.contract.Topic;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.catalyst.analysis.ExpressionWithUnresolvedIdentifier;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedHaving;
import org.apache.spark.sql.catalyst.analysis.UnresolvedInlineTable;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedSubqueryColumnAliases;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTVFAliases;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.plans.logical.Aggregate;
import org.apache.spark.sql.catalyst.plans.logical.Distinct;
import org.apache.spark.sql.catalyst.plans.logical.Except;
import org.apache.spark.sql.catalyst.plans.logical.Filter;
import org.apache.spark.sql.catalyst.plans.logical.Generate;
import org.apache.spark.sql.catalyst.plans.logical.GlobalLimit;
import org.apache.spark.sql.catalyst.plans.logical.Intersect;
import org.apache.spark.sql.catalyst.plans.logical.Join;
import org.apache.spark.sql.catalyst.plans.logical.LateralJoin;
import org.apache.spark.sql.catalyst.plans.logical.LocalLimit;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.Offset;
import org.apache.spark.sql.catalyst.plans.logical.OneRowRelation;
import org.apache.spark.sql.catalyst.plans.logical.Pivot;
import org.apache.spark.sql.catalyst.plans.logical.Project;
import org.apache.spark.sql.catalyst.plans.logical.Sort;
import org.apache.spark.sql.catalyst.plans.logical.SubqueryAlias;
import org.apache.spark.sql.catalyst.plans.logical.Union;
import org.apache.spark.sql.catalyst.plans.logical.Unpivot;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedHint;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.catalyst.plans.logical.WithWindowDefinition;
import scala.Product;
import scala.collection.Iterable;
import scala.collection.Iterator;

/**
 * Whether a query that was parsed, and not looked at further, only reads the four views. Analysing
 * it already opens the files that it names and runs what commands say.
 */
final class OnlySelect {

  /** What a SELECT is parsed to. Whatever else there is or will be writes, runs, or changes. */
  private static final Set<Class<? extends LogicalPlan>> ALLOWED =
      Set.of(
          Aggregate.class,
          Distinct.class,
          Except.class,
          Filter.class,
          Generate.class,
          GlobalLimit.class,
          Intersect.class,
          Join.class,
          LateralJoin.class,
          LocalLimit.class,
          Offset.class,
          OneRowRelation.class,
          Pivot.class,
          Project.class,
          Sort.class,
          SubqueryAlias.class,
          Union.class,
          UnresolvedHaving.class,
          UnresolvedHint.class,
          UnresolvedInlineTable.class,
          UnresolvedRelation.class,
          UnresolvedSubqueryColumnAliases.class,
          UnresolvedTVFAliases.class,
          UnresolvedTableValuedFunction.class,
          UnresolvedWith.class,
          Unpivot.class,
          WithWindowDefinition.class);

  /** They call any Java there is. */
  private static final Set<String> FORBIDDEN_FUNCTIONS =
      Set.of("reflect", "java_method", "try_reflect");

  private OnlySelect() {}

  /**
   * @param parsed as Spark's parser answers
   * @throws WrongKpi where it does anything else
   */
  static void check(LogicalPlan parsed) {
    look(parsed);
  }

  /**
   * Looks at a part and everything in it. Plans and expressions are products of their parts, so
   * nothing that a query says is left out: subqueries, the queries of WITH, window definitions.
   */
  private static void look(Object part) {
    if (part instanceof LogicalPlan plan) {
      lookAt(plan);
    } else if (part instanceof UnresolvedFunction function) {
      String name = function.nameParts().last().toLowerCase(Locale.ROOT);
      if (FORBIDDEN_FUNCTIONS.contains(name)) {
        throw new WrongKpi("the function %s has no place in a KPI: leave it out".formatted(name));
      }
    } else if (part instanceof ExpressionWithUnresolvedIdentifier) {
      throw new WrongKpi("IDENTIFIER(...) has no place in a KPI: write the name itself");
    }
    if (part instanceof Iterable<?> parts) {
      lookAtAll(parts.iterator());
    } else if (part instanceof Product parts) {
      lookAtAll(parts.productIterator());
    }
  }

  private static void lookAtAll(Iterator<?> parts) {
    while (parts.hasNext()) {
      look(parts.next());
    }
  }

  private static void lookAt(LogicalPlan plan) {
    if (!ALLOWED.contains(plan.getClass())) {
      throw new WrongKpi(
          "it must be one SELECT, and this has a %s: a KPI reads, and changes nothing"
              .formatted(plan.nodeName()));
    }
    if (plan instanceof UnresolvedRelation relation && relation.multipartIdentifier().size() > 1) {
      throw new WrongKpi(
          "it reads %s, but only %s can be read: no files and no other tables"
              .formatted(
                  relation.name(),
                  Arrays.stream(Topic.values())
                      .map(Topic::topicName)
                      .collect(Collectors.joining(", "))));
    }
  }
}

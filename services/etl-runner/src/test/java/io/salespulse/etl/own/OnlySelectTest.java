package io.salespulse.etl.own;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.salespulse.etl.TestSpark;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnlySelectTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from orders",
        "select 1 as one;",
        "with a as (select * from orders) select * from a where total_amount > 0 order by 1 limit 3",
        "select order_id from orders union all select order_id from order_items",
        "select * from (select customer_id from orders except select customer_id from customers)",
        "select sales_channel, rank() over w from orders window w as (order by total_amount)",
        "select explode(array(1, 2)) as n",
        "select * from orders lateral view explode(array(1, 2)) t as n",
        "select * from values (1, 'a'), (2, 'b') as t(n, name)",
        "select * from range(5) offset 2",
        "select * from (select status, 1 as n from orders) pivot (sum(n) for status in ('paid'))",
        "select status from orders group by status having count(*) > 1",
        "select * from orders where order_id in (select order_id from order_items)",
        "select /*+ broadcast(p) */ distinct p.name from order_items i join products p using (product_id)",
      })
  void aSelectOverTheViewsIsAllowed(String sql) {
    assertThatCode(() -> check(sql)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select * from csv.`/etc/passwd`",
        "select * from parquet.`s3a://bucket/key`",
        "table csv.`/etc/passwd`",
        "select * from salespulse.records.orders",
        "select * from global_temp.orders",
        "select (select max(value) from text.`/etc/passwd`) as x",
        "select * from orders where order_id in (select value from text.`/etc/passwd`)",
        "with a as (select * from json.`/data`) select * from a",
        "select * from orders, lateral (select * from csv.`/etc/passwd`)",
        "select rank() over w from orders window w as (order by (select 1 from csv.`/x`))",
      })
  void whatIsNoneOfTheViewsIsRefusedByItsName(String sql) {
    assertThatThrownBy(() -> check(sql))
        .isInstanceOf(WrongKpi.class)
        .hasMessageMatching(
            "it reads .*[.].*, but only customers, products, orders, order_items can be read.*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into orders select * from orders",
        "with a as (select 1) insert into orders select * from a",
        "insert overwrite directory '/tmp/x' using csv select 1",
        "from orders insert into customers select 1 insert into products select 2",
        "create table t as select 1",
        "create temporary view v as select 1",
        "create temporary function f as 'x.Y'",
        "drop table orders",
        "set spark.sql.ansi.enabled = false",
        "add jar '/tmp/x.jar'",
        "cache table orders",
        "show tables",
        "describe orders",
        "explain select 1",
        "delete from orders",
        "merge into orders o using customers c on true when matched then delete",
        "select transform(order_id) using 'cat' from orders",
        "select * from orders version as of 1",
      })
  void whatIsNoSelectIsRefused(String sql) {
    assertThatThrownBy(() -> check(sql))
        .isInstanceOf(WrongKpi.class)
        .hasMessageContaining("it must be one SELECT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select reflect('java.lang.System', 'exit', 1)",
        "select `Java_Method`('java.lang.System', 'exit', 1) from orders",
        "select * from values (reflect('java.lang.System', 'exit', 1))",
        "select rank() over w from orders window w as (order by reflect('java.lang.System', 'gc'))",
        "select identifier('re' || 'flect')('java.lang.System', 'exit', 1)",
        "select * from identifier('csv.`/etc/passwd`')",
      })
  void whatRunsOrNamesSomethingElseIsRefused(String sql) {
    assertThatThrownBy(() -> check(sql)).isInstanceOf(WrongKpi.class);
  }

  private static void check(String sql) throws Exception {
    LogicalPlan parsed = TestSpark.session().sessionState().sqlParser().parsePlan(sql);
    OnlySelect.check(parsed);
  }
}

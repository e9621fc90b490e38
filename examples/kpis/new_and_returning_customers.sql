-- title: New and returning customers by week
-- unit: customers
-- chart: line
-- New is who ordered for the first time in that week; weeks begin on Monday, in REPORTING_ZONE.
with weeks as (
  select distinct customer_id, cast(date_trunc('week', order_date) as date) as week
  from orders
  where total_amount >= 0
),
customers_by_week as (
  select week, week = min(week) over (partition by customer_id) as is_new
  from weeks
)
select
  week,
  count_if(is_new) as new_customers,
  count_if(not is_new) as returning_customers,
  round(100.0 * count_if(not is_new) / count(*), 2) as returning_pct
from customers_by_week
group by week
order by week

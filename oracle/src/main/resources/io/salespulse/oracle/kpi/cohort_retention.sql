WITH active_months AS (
  SELECT DISTINCT customer_id, date_trunc('month', local_at)::DATE AS month FROM orders WHERE counts),
with_cohort AS (
  SELECT customer_id, month, min(month) OVER (PARTITION BY customer_id) AS cohort FROM active_months),
active AS (
  SELECT cohort, date_diff('month', cohort, month) AS month_number, count(*) AS customers
  FROM with_cohort GROUP BY ALL),
numbers AS (
  SELECT cohort, customers, unnest(range(0, 1 + date_diff('month', cohort, last_month))) AS month_number
  FROM active, (SELECT (as_of + to_seconds(offset_at(as_of, reporting_zone)))::DATE AS last_month FROM parameters)
  WHERE month_number = 0)
SELECT strftime(cohort, '%Y-%m'), n.month_number, n.customers, coalesce(a.customers, 0),
  percent(coalesce(a.customers, 0), n.customers)
FROM numbers n LEFT JOIN active a USING (cohort, month_number)
ORDER BY cohort, n.month_number

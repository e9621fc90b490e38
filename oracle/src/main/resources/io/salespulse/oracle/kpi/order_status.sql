WITH statuses AS (
  SELECT status, count(*) AS orders, sum(sales) AS sales FROM all_orders WHERE NOT is_return GROUP BY ALL)
SELECT status, orders, money(sales), percent(orders, sum(orders) OVER ())
FROM statuses
ORDER BY orders DESC, status

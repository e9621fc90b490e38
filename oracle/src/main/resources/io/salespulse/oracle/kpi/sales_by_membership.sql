WITH memberships AS (
  SELECT membership_type, count(DISTINCT customer_id) FILTER (counts) AS customers, count(*) FILTER (counts) AS orders,
    sum(sales) AS sales
  FROM orders GROUP BY ALL)
SELECT membership_type, customers, orders, money(sales), percent(sales, sum(sales) OVER ())
FROM memberships
ORDER BY sales DESC, membership_type

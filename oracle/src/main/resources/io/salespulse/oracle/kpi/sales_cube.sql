WITH cells AS (
  SELECT local_at::DATE AS day, '*' AS category, sales_channel, membership_type, count(*) AS orders,
    sum(pieces) AS items, sum(total) AS sales, sum(revenue) AS revenue
  FROM orders GROUP BY ALL
  UNION ALL
  SELECT local_at::DATE, category, sales_channel, membership_type, count(*), sum(c.pieces), NULL, sum(c.revenue)
  FROM order_categories c JOIN orders o ON o.number = c.order_number GROUP BY ALL)
SELECT day, category, sales_channel, membership_type, orders, items, money(sales), money(revenue)
FROM cells
ORDER BY day, category, sales_channel, membership_type

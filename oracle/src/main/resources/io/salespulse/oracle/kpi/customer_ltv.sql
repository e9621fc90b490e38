WITH days AS (
  SELECT customer_id, local_at::DATE AS day, count(*) FILTER (counts) AS orders, sum(sales) AS sales FROM orders GROUP BY ALL),
windows AS (
  SELECT customer_id, day - ((day - DATE '1970-01-01') % 10 + 10)::INTEGER % 10 AS window_start, sum(sales) AS sales
  FROM days GROUP BY ALL HAVING sum(orders) > 0),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY window_start ORDER BY sales DESC, customer_id) AS place FROM windows)
SELECT window_start, window_start + 10, place, customer_id, name, money(r.sales)
FROM ranked r JOIN buyers USING (customer_id)
WHERE place <= 5
ORDER BY window_start, place

WITH recent AS (
  SELECT number FROM orders, parameters WHERE ordered_at > as_of - INTERVAL 7 DAY AND ordered_at <= as_of),
sold AS (
  SELECT product_id, sum(pieces) AS pieces FROM counted_items JOIN recent ON number = order_number GROUP BY ALL),
stocks AS (
  SELECT product_id, name, category, stock, coalesce(pieces, 0) AS sold,
    CASE WHEN pieces > 0 THEN ratio(stock * 7::DECIMAL(38, 0), pieces) END AS days_left
  FROM products LEFT JOIN sold USING (product_id) WHERE stock IS NOT NULL)
SELECT product_id, name, category, stock, sold, days_left
FROM stocks
ORDER BY days_left NULLS LAST, product_id

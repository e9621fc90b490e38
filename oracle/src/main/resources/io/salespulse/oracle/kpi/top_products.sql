WITH sold AS (
  SELECT product_id, sum(pieces) AS quantity, sum(revenue) AS revenue FROM counted_items GROUP BY ALL)
SELECT row_number() OVER (ORDER BY revenue DESC, product_id) AS place, product_id, coalesce(name, 'Unknown'),
  coalesce(category, 'Unknown'), quantity, money(revenue)
FROM sold LEFT JOIN products USING (product_id)
ORDER BY place
LIMIT 100

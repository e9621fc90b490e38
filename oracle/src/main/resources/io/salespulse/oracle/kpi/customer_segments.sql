WITH scores AS (
  SELECT *,
    1 + 5 * (rank() OVER (ORDER BY last_order) - 1) // count(*) OVER () AS r,
    1 + 5 * (rank() OVER (ORDER BY orders) - 1) // count(*) OVER () AS f,
    1 + 5 * (rank() OVER (ORDER BY sales) - 1) // count(*) OVER () AS m
  FROM buyers),
grid AS (SELECT *, (f + m + 1) // 2 AS fm FROM scores),
named AS (
  SELECT *, CASE
      WHEN r IN (4, 5) AND fm IN (4, 5) THEN 'Champions'
      WHEN r IN (3, 4, 5) AND fm IN (3, 4, 5) THEN 'Loyal'
      WHEN r IN (4, 5) AND fm = 1 THEN 'New'
      WHEN r IN (3, 4, 5) AND fm = 2 THEN 'Potential loyalists'
      WHEN r = 3 AND fm = 1 THEN 'Promising'
      WHEN r IN (1, 2) AND fm IN (3, 4, 5) THEN 'At risk'
      WHEN r = 2 AND fm IN (1, 2) THEN 'Hibernating'
      WHEN r = 1 AND fm IN (1, 2) THEN 'Lost'
    END AS segment
  FROM grid)
SELECT segment, count(*), sum(orders), money(sum(sales))
FROM named
GROUP BY segment
ORDER BY sum(sales) DESC, segment

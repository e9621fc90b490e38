WITH locations AS (
  SELECT location, count(*) FILTER (orders > 0) AS customers, sum(orders) AS orders, sum(sales) AS sales
  FROM customer_sales GROUP BY ALL)
SELECT row_number() OVER (ORDER BY sales DESC, location) AS place, location, customers, orders, money(sales),
  percent(sales, sum(sales) OVER ())
FROM locations
ORDER BY place

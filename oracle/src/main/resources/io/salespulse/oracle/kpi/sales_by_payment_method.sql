WITH groups AS (SELECT payment_method, count(*) FILTER (counts) AS orders, sum(sales) AS sales FROM orders GROUP BY ALL)
SELECT payment_method, orders, money(sales), percent(sales, sum(sales) OVER ())
FROM groups
ORDER BY sales DESC, payment_method

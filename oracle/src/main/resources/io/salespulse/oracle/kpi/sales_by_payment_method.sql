WITH groups AS (SELECT payment_method, count(*) AS orders, sum(total) AS sales FROM orders GROUP BY ALL)
SELECT payment_method, orders, money(sales), percent(sales, sum(sales) OVER ())
FROM groups
ORDER BY sales DESC, payment_method

WITH groups AS (SELECT sales_channel, count(*) AS orders, sum(total) AS sales FROM orders GROUP BY ALL)
SELECT sales_channel, orders, money(sales), percent(sales, sum(sales) OVER ())
FROM groups
ORDER BY sales DESC, sales_channel

WITH groups AS (SELECT sales_channel, count(*) FILTER (counts) AS orders, sum(sales) AS sales FROM orders GROUP BY ALL)
SELECT sales_channel, orders, money(sales), percent(sales, sum(sales) OVER ())
FROM groups
ORDER BY sales DESC, sales_channel

WITH categories AS (SELECT category, sum(pieces) AS pieces, sum(revenue) AS revenue FROM order_categories GROUP BY ALL)
SELECT category, pieces, money(revenue), percent(revenue, sum(revenue) OVER ())
FROM categories
ORDER BY revenue DESC, category

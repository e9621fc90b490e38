SELECT strftime(local_at, '%Y-%m') AS month, count(*) FILTER (counts), sum(pieces), money(sum(gross)), money(sum(refunds)),
  money(sum(sales))
FROM orders
GROUP BY month
ORDER BY month

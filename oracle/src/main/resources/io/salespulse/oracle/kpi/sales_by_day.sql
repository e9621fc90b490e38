SELECT local_at::DATE AS day, count(*) FILTER (counts), sum(pieces), count(DISTINCT customer_id) FILTER (counts),
  money(sum(gross)), money(sum(refunds)), money(sum(sales))
FROM orders
GROUP BY day
ORDER BY day

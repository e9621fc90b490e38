SELECT local_at::DATE AS day, count(*), sum(pieces), count(DISTINCT customer_id), money(sum(total))
FROM orders
GROUP BY day
ORDER BY day

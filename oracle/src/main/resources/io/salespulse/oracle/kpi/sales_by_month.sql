SELECT strftime(local_at, '%Y-%m') AS month, count(*), sum(pieces), money(sum(total))
FROM orders
GROUP BY month
ORDER BY month

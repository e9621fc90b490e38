SELECT with_offset(date_trunc('hour', local_at), utc_offset), count(*) FILTER (counts), sum(pieces), money(sum(gross)),
  money(sum(refunds)), money(sum(sales))
FROM orders
GROUP BY date_trunc('hour', local_at), utc_offset
ORDER BY date_trunc('hour', local_at) - to_seconds(utc_offset)

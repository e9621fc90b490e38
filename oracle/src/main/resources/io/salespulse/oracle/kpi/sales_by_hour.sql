SELECT with_offset(date_trunc('hour', local_at), utc_offset), count(*), sum(pieces), money(sum(total))
FROM orders
GROUP BY date_trunc('hour', local_at), utc_offset
ORDER BY date_trunc('hour', local_at) - to_seconds(utc_offset)

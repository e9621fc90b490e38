SELECT hour_of_day, count(*) FILTER (counts), money(coalesce(sum(sales), 0))
FROM range(24) hours(hour_of_day)
LEFT JOIN orders ON hour(local_at) = hour_of_day
GROUP BY hour_of_day
ORDER BY hour_of_day

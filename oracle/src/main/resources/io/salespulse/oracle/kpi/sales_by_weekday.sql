SELECT weekday, name, count(*) FILTER (counts), money(coalesce(sum(sales), 0))
FROM (VALUES (1, 'Monday'), (2, 'Tuesday'), (3, 'Wednesday'), (4, 'Thursday'), (5, 'Friday'), (6, 'Saturday'),
  (7, 'Sunday')) weekdays(weekday, name)
LEFT JOIN orders ON isodow(local_at) = weekday
GROUP BY weekday, name
ORDER BY weekday

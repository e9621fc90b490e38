WITH quarters AS (
  SELECT time_bucket(INTERVAL 15 MINUTE, local_at) AS quarter, utc_offset, quarter - to_seconds(utc_offset) AS started_at,
    count(*) FILTER (counts) AS orders, sum(pieces) AS pieces, sum(gross) AS gross, sum(refunds) AS refunds, sum(sales) AS sales
  FROM orders GROUP BY ALL)
SELECT with_offset(quarter, utc_offset), orders, pieces, money(gross), money(refunds), money(sales)
FROM quarters, parameters
WHERE started_at > as_of - INTERVAL 15 DAY AND started_at <= as_of
ORDER BY started_at

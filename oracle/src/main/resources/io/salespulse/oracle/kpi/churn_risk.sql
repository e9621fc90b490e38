WITH at_risk AS (
  SELECT buyers.*, as_of, offset_at(last_order, reporting_zone) AS utc_offset
  FROM buyers, parameters WHERE last_order < as_of - to_hours(24 * churn_days))
SELECT customer_id, name, with_offset(last_order + to_seconds(utc_offset), utc_offset),
  (epoch_us(as_of) - epoch_us(last_order)) // 86400000000, orders, money(sales)
FROM at_risk
ORDER BY sales DESC, customer_id
LIMIT 500

WITH refunded AS (SELECT number, refunds FROM orders WHERE refunds > 0),
-- In units of 0.0001, so that the division is one of whole numbers.
parts AS (
  SELECT number, category, (refunds * 10000)::HUGEINT AS refund, (c.revenue * 10000)::HUGEINT AS part,
    sum(c.revenue * 10000) OVER (PARTITION BY number)::HUGEINT AS whole,
    lead(category) OVER (PARTITION BY number ORDER BY category) IS NULL AS is_last
  FROM refunded JOIN order_categories c ON order_number = number WHERE c.revenue > 0),
shares AS (
  SELECT number, category, is_last, refund, share_of(refund, part, whole) AS share FROM parts),
shared AS (
  SELECT number, category, CASE WHEN is_last
      THEN refund - coalesce(sum(share) FILTER (NOT is_last) OVER (PARTITION BY number), 0) ELSE share END * 0.0001 AS refund
  FROM shares
  UNION ALL SELECT number, 'Unknown', refunds FROM refunded WHERE number NOT IN (SELECT number FROM parts)),
refunds AS (SELECT category, count(*) AS orders, sum(refund) AS refund FROM shared GROUP BY ALL),
revenues AS (SELECT category, sum(revenue) AS revenue FROM order_categories GROUP BY ALL)
SELECT category, orders, money(refund), CASE WHEN revenue > 0 THEN percent(refund, revenue) END
FROM refunds LEFT JOIN revenues USING (category)
ORDER BY refund DESC, category

WITH newest AS (FROM all_orders ORDER BY ordered_at DESC, order_id LIMIT 1000)
SELECT order_id, with_offset(local_at, utc_offset), coalesce(nullif(name, 'Unknown'), o.customer_id), status, sales_channel,
  money(gross), money(refunds), money(sales), pieces
FROM newest o LEFT JOIN customers c ON c.customer_id = o.customer_id
ORDER BY ordered_at DESC, order_id

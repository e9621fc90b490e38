WITH rules AS (
  SELECT topic, position, rule, takes_out FROM (VALUES
    ('customers', ['line_parses', 'ids_present', 'timestamps_parse', 'not_in_future'], ['texts_not_cut']),
    ('products', ['line_parses', 'ids_present', 'numbers_parse', 'timestamps_parse', 'amounts_not_negative',
      'not_in_future'], ['texts_not_cut']),
    ('orders', ['line_parses', 'ids_present', 'numbers_parse', 'timestamps_parse', 'amounts_not_negative',
      'not_in_future', 'id_unique_in_day'], ['order_has_customer', 'order_total_matches_items',
      'order_not_ahead_of_record', 'texts_not_cut']),
    ('order_items', ['line_parses', 'ids_present', 'numbers_parse', 'quantity_at_least_one', 'amounts_not_negative',
      'id_unique_in_day', 'item_has_order'], ['item_has_product'])) t(topic, taking_out, counting),
  unnest(['accepted_by_sink'] || taking_out || counting) WITH ORDINALITY u(rule, position),
  unnest([position <= 1 + len(taking_out)]) v(takes_out)),
lines AS (
  SELECT 'customers' AS topic, 'line_parses' AS rule, count(DISTINCT (file_id, line)) AS failed FROM lines_customers
  UNION ALL SELECT 'products', 'line_parses', count(DISTINCT (file_id, line)) FROM lines_products
  UNION ALL SELECT 'orders', 'line_parses', count(DISTINCT (file_id, line)) FROM lines_orders
  UNION ALL SELECT 'order_items', 'line_parses', count(DISTINCT (file_id, line)) FROM lines_order_items
  UNION ALL SELECT 'customers', 'accepted_by_sink', count(*) FROM rejected_customers
  UNION ALL SELECT 'products', 'accepted_by_sink', count(*) FROM rejected_products
  UNION ALL SELECT 'orders', 'accepted_by_sink', count(*) FROM rejected_orders
  UNION ALL SELECT 'order_items', 'accepted_by_sink', count(*) FROM rejected_order_items),
judged AS (
  SELECT 'customers' AS topic, broken_rule AS rule, count(*) AS failed FROM judged_customers GROUP BY ALL
  UNION ALL SELECT 'products', broken_rule, count(*) FROM judged_products GROUP BY ALL
  UNION ALL SELECT 'orders', broken_rule, count(*) FROM judged_orders GROUP BY ALL
  UNION ALL SELECT 'order_items', broken_rule, count(*) FROM judged_items GROUP BY ALL),
records AS (SELECT topic, sum(failed) AS records FROM (FROM lines UNION ALL FROM judged) GROUP BY topic),
-- Whoever is too young for a rule that would be broken is waiting.
verdicts AS (
  SELECT topic, rule, failed, 0 AS waiting FROM lines
  UNION ALL SELECT topic, rule, failed, 0 FROM judged WHERE rule <> 'pending'
  UNION ALL SELECT topic, 'item_has_order', 0, failed FROM judged WHERE rule = 'pending'
  UNION ALL SELECT 'order_items', 'item_has_product', count(*) FILTER (NOT young), count(*) FILTER (young)
    FROM clean_items WHERE unknown_product
  UNION ALL SELECT 'orders', 'order_has_customer', count(*) FILTER (NOT young), count(*) FILTER (young)
    FROM orders WHERE unknown_customer
  UNION ALL SELECT 'orders', 'order_total_matches_items', count(*) FILTER (NOT young), count(*) FILTER (young)
    FROM orders WHERE items_total IS DISTINCT FROM total
  UNION ALL SELECT 'orders', 'order_not_ahead_of_record', count(*), 0 FROM orders WHERE ahead
  UNION ALL SELECT 'orders', 'texts_not_cut', count(*), 0 FROM orders WHERE text_cut
  UNION ALL SELECT 'customers', 'texts_not_cut', count(*), 0 FROM judged_customers
    WHERE broken_rule IS NULL AND text_cut
  UNION ALL SELECT 'products', 'texts_not_cut', count(*), 0 FROM judged_products
    WHERE broken_rule IS NULL AND text_cut),
-- The names are paths below the raw directory, so of one topic the greatest are of the newest day.
unparsed AS (
  SELECT topic, file, count(DISTINCT line) AS lines,
    row_number() OVER (PARTITION BY topic ORDER BY file DESC) AS place
  FROM (
    SELECT 'customers' AS topic, file_path, line
      FROM lines_customers JOIN lines_customers_scans USING (scan_id, file_id)
    UNION ALL SELECT 'products', file_path, line FROM lines_products JOIN lines_products_scans USING (scan_id, file_id)
    UNION ALL SELECT 'orders', file_path, line FROM lines_orders JOIN lines_orders_scans USING (scan_id, file_id)
    UNION ALL SELECT 'order_items', file_path, line
      FROM lines_order_items JOIN lines_order_items_scans USING (scan_id, file_id)),
  unnest([regexp_extract(file_path, '[^/]+/[^/]+/[^/]+$')]) t(file)
  GROUP BY topic, file),
unparsed_files AS (
  SELECT topic, 'line_parses' AS rule,
    string_agg(printf('%s (%d)', file, lines), '; ' ORDER BY place) FILTER (place <= 10)
      || CASE WHEN count(*) > 10 THEN printf('; and %d more', count(*) - 10) ELSE '' END AS files
  FROM unparsed GROUP BY topic),
by_rule AS (
  SELECT topic, position, rule, takes_out, coalesce(sum(failed), 0) AS failed, coalesce(sum(waiting), 0) AS waiting
  FROM rules LEFT JOIN verdicts USING (topic, rule) GROUP BY ALL)
SELECT topic, rule,
  coalesce(records, 0) - waiting - coalesce(sum(CASE WHEN takes_out THEN failed + waiting ELSE 0 END)
    OVER (PARTITION BY topic ORDER BY position ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS checked,
  failed, files
FROM by_rule LEFT JOIN records USING (topic) LEFT JOIN unparsed_files USING (topic, rule)
ORDER BY list_position(['customers', 'products', 'orders', 'order_items'], topic), position

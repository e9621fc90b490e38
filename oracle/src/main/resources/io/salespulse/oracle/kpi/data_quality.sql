WITH rules AS (
  SELECT topic, position, rule, position <= taking_out AS takes_out FROM (VALUES
    ('customers', 5, ['accepted_by_sink', 'line_parses', 'ids_present', 'timestamps_parse', 'not_in_future',
      'not_a_duplicate', 'texts_not_cut']),
    ('products', 7, ['accepted_by_sink', 'line_parses', 'ids_present', 'numbers_parse', 'timestamps_parse',
      'amounts_not_negative', 'not_in_future', 'not_a_duplicate', 'texts_not_cut']),
    ('orders', 7, ['accepted_by_sink', 'line_parses', 'ids_present', 'numbers_parse', 'timestamps_parse',
      'amounts_not_negative', 'not_in_future', 'not_a_duplicate', 'order_has_customer', 'order_total_matches_items',
      'refund_not_above_total', 'order_not_ahead_of_record', 'texts_not_cut']),
    ('order_items', 5, ['accepted_by_sink', 'line_parses', 'ids_present', 'numbers_parse', 'amounts_not_negative',
      'not_a_duplicate', 'item_has_order', 'item_has_product'])) t(topic, taking_out, all_rules),
  unnest(all_rules) WITH ORDINALITY u(rule, position)),
lines AS (
  SELECT 'customers' AS topic, 'line_parses' AS rule, count(DISTINCT (scan_id, file_id, line)) AS records FROM lines_customers
  UNION ALL SELECT 'products', 'line_parses', count(DISTINCT (scan_id, file_id, line)) FROM lines_products
  UNION ALL SELECT 'orders', 'line_parses', count(DISTINCT (scan_id, file_id, line)) FROM lines_orders
  UNION ALL SELECT 'order_items', 'line_parses', count(DISTINCT (scan_id, file_id, line)) FROM lines_order_items
  UNION ALL SELECT 'customers', 'accepted_by_sink', count(*) FROM rejected_customers
  UNION ALL SELECT 'products', 'accepted_by_sink', count(*) FROM rejected_products
  UNION ALL SELECT 'orders', 'accepted_by_sink', count(*) FROM rejected_orders
  UNION ALL SELECT 'order_items', 'accepted_by_sink', count(*) FROM rejected_order_items),
-- Clean records have no rule.
judged AS (
  FROM lines
  UNION ALL SELECT 'customers', broken_rule, count(*) FROM judged_customers GROUP BY ALL
  UNION ALL SELECT 'products', broken_rule, count(*) FROM judged_products GROUP BY ALL
  UNION ALL SELECT 'orders', broken_rule, count(*) FROM judged_orders GROUP BY ALL
  UNION ALL SELECT 'order_items', broken_rule, count(*) FROM judged_items GROUP BY ALL),
-- A rule that takes records out checks what is left by those before it.
taking_out AS (
  SELECT topic, rule, sum(coalesce(records, 0)) AS failed
  FROM rules LEFT JOIN judged USING (topic, rule) WHERE takes_out GROUP BY ALL),
left_over AS (
  SELECT topic, position, rule, coalesce(clean, 0) + sum(failed) OVER (
      PARTITION BY topic ORDER BY position ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS checked, failed
  FROM taking_out JOIN rules USING (topic, rule)
    LEFT JOIN (SELECT topic, records AS clean FROM judged WHERE rule IS NULL) USING (topic)),
clean AS (
  SELECT 'customers' AS topic, count(*) AS records, count(*) FILTER (text_cut) AS cut, 0 AS ahead,
    (SELECT count(*) FROM customer_records WHERE duplicate AND NOT again) AS duplicates
  FROM judged_customers WHERE broken_rule IS NULL
  UNION ALL SELECT 'products', count(*), count(*) FILTER (text_cut), 0,
    (SELECT count(*) FROM product_records WHERE duplicate AND NOT again)
  FROM judged_products WHERE broken_rule IS NULL
  UNION ALL SELECT 'orders', count(*), count(*) FILTER (text_cut), count(*) FILTER (ahead),
    (SELECT count(*) FROM order_records WHERE duplicate AND NOT again)
  FROM judged_orders WHERE broken_rule IS NULL
  UNION ALL SELECT 'order_items', count(*), 0, 0, (SELECT count(*) FROM item_records WHERE duplicate AND NOT again)
  FROM judged_items WHERE broken_rule IS NULL),
-- Who is too young for a rule between two topics that would be broken is not checked yet.
verdicts AS (
  SELECT topic, rule, checked, failed FROM left_over
  UNION ALL SELECT topic, 'not_a_duplicate', records, duplicates FROM clean
  UNION ALL SELECT topic, 'texts_not_cut', records, cut FROM clean
  UNION ALL SELECT topic, 'order_not_ahead_of_record', records, ahead FROM clean
  UNION ALL SELECT 'orders', 'order_has_customer', count(*) FILTER (NOT (young AND unknown_customer)),
    count(*) FILTER (unknown_customer AND NOT young) FROM all_orders
  UNION ALL SELECT 'orders', 'order_total_matches_items',
    count(*) FILTER (NOT (young AND items_total IS DISTINCT FROM total)),
    count(*) FILTER (items_total IS DISTINCT FROM total AND NOT young) FROM all_orders
  UNION ALL SELECT 'orders', 'refund_not_above_total', count(*), count(*) FILTER (refunded > total AND total >= 0)
    FROM all_orders
  UNION ALL SELECT 'order_items', 'item_has_order', count(*) FILTER (NOT (young AND order_number IS NULL)),
    count(*) FILTER (order_number IS NULL AND NOT young) FROM present_items
  UNION ALL SELECT 'order_items', 'item_has_product', count(*) FILTER (NOT (young AND unknown_product)),
    count(*) FILTER (unknown_product AND NOT young) FROM items),
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
  FROM unparsed GROUP BY topic)
SELECT topic, rule, checked, failed, files
FROM rules JOIN verdicts USING (topic, rule) LEFT JOIN unparsed_files USING (topic, rule)
ORDER BY list_position(['customers', 'products', 'orders', 'order_items'], topic), position

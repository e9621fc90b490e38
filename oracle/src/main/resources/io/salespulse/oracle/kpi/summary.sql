WITH of_orders AS (
  SELECT count(*) FILTER (counts) AS orders, count(*) FILTER (cancelled) AS cancelled, coalesce(sum(gross), 0) AS gross,
    coalesce(sum(refunds), 0) AS refunds, coalesce(sum(sales), 0) AS sales, coalesce(sum(pieces), 0) AS pieces
  FROM all_orders),
of_products AS (
  SELECT count(*) AS sold FROM (SELECT product_id FROM counted_items GROUP BY product_id HAVING sum(pieces) > 0)),
of_windows AS (
  SELECT
    coalesce(sum(sales) FILTER (ordered_at > as_of - kpi_window AND ordered_at <= as_of), 0) AS sales,
    coalesce(sum(sales) FILTER (ordered_at > as_of - 2 * kpi_window AND ordered_at <= as_of - kpi_window), 0)
      AS previous_sales
  FROM orders, parameters),
of_customers AS (
  SELECT count(*) AS customers,
    count(*) FILTER (signed_up_at > as_of - kpi_window AND signed_up_at <= as_of) AS fresh,
    count(*) FILTER (signed_up_at > as_of - 2 * kpi_window AND signed_up_at <= as_of - kpi_window) AS previous_fresh
  FROM customers, parameters),
of_buyers AS (
  SELECT count(*) AS buyers, count(*) FILTER (orders >= 2) AS repeating,
    count(*) FILTER (last_order < as_of - to_hours(24 * churn_days)) AS at_risk
  FROM buyers, parameters),
-- Microseconds; a median of an even number is the mean of the two in the middle.
waits AS (
  SELECT epoch_us(first_order) - epoch_us(signed_up_at) AS wait FROM buyers WHERE signed_up_at IS NOT NULL),
of_waits AS (
  SELECT count(*) FILTER (wait < 0) AS negative, count(*) FILTER (wait >= 0) AS counted,
    sum(wait) FILTER (wait >= 0) AS total, list(wait ORDER BY wait) FILTER (wait >= 0) AS sorted
  FROM waits),
hours AS (
  SELECT CASE WHEN counted > 0 THEN ratio(total, 3600000000 * counted) END AS mean,
    CASE WHEN counted > 0 THEN ratio(sorted[(counted + 1) // 2] + sorted[counted // 2 + 1], 7200000000) END AS median,
    CASE WHEN counted = 0 THEN 'no customer has ordered after signing up'
      WHEN negative > 0 THEN negative || ' with an order before the sign-up left out' END AS note
  FROM of_waits),
-- What the stock of all products was worth from the days on at which it changed. A day on which no product has a worth has
-- that of the day before, and days before the first have none.
stock_changes AS (
  SELECT unnest([{'day': greatest(valid_from, known_from), 'worth': worth, 'products': 1},
    {'day': valid_to, 'worth': -worth, 'products': -1}], recursive := true)
  FROM (SELECT *, stock * cost::DECIMAL(38, 4) AS worth FROM product_versions) WHERE worth IS NOT NULL),
stock_values AS (
  SELECT day AS since, sum(sum(worth)) OVER (ORDER BY day) AS worth, sum(sum(products)) OVER (ORDER BY day) AS products
  FROM stock_changes GROUP BY day),
days AS (
  SELECT unnest(generate_series(as_of::DATE - 29, as_of::DATE, INTERVAL 1 DAY))::DATE AS day FROM parameters),
inventory AS (
  SELECT count(worth) AS days, coalesce(sum(worth), 0) AS worth
  FROM days ASOF LEFT JOIN (FROM stock_values WHERE products > 0) ON day >= since),
of_goods AS (
  SELECT coalesce(sum(cost_of_goods), 0) AS cost FROM counted_items JOIN days ON day = home_day),
turnover AS (SELECT ratio(cost * days, worth) AS turnover FROM inventory, of_goods),
cards AS (
  SELECT 1 AS position, 'total_orders' AS metric, orders::VARCHAR AS value, 'count' AS unit, NULL AS previous_value,
    NULL AS change_pct, NULL AS note
  FROM of_orders
  UNION ALL SELECT 2, 'total_sales', money(sales)::VARCHAR, 'money', NULL, NULL, NULL FROM of_orders
  UNION ALL SELECT 3, 'gross_sales', money(gross)::VARCHAR, 'money', NULL, NULL, NULL FROM of_orders
  UNION ALL SELECT 4, 'refund_rate_pct', percent(refunds, gross)::VARCHAR, 'percent', NULL, NULL,
    CASE WHEN gross = 0 THEN 'there are no gross sales yet' END
  FROM of_orders
  UNION ALL SELECT 5, 'cancelled_orders_pct', percent(cancelled, cancelled + orders)::VARCHAR, 'percent', NULL, NULL,
    CASE WHEN cancelled + orders = 0 THEN 'there is no order yet' END
  FROM of_orders
  UNION ALL SELECT 6, 'items_sold', pieces::VARCHAR, 'count', NULL, NULL, NULL FROM of_orders
  UNION ALL SELECT 7, 'unique_products_sold', sold::VARCHAR, 'count', NULL, NULL, NULL FROM of_products
  UNION ALL SELECT 8, 'average_order_value', money_mean(gross, orders)::VARCHAR, 'money', NULL, NULL,
    CASE WHEN orders = 0 THEN 'there is no order yet' END
  FROM of_orders
  UNION ALL SELECT 9, 'total_customers', customers::VARCHAR, 'count', NULL, NULL, NULL FROM of_customers
  UNION ALL SELECT 10, 'new_customers', fresh::VARCHAR, 'count', previous_fresh::VARCHAR,
    percent(fresh - previous_fresh, previous_fresh)::VARCHAR,
    CASE WHEN previous_fresh = 0 THEN 'nothing in the window before' END
  FROM of_customers
  UNION ALL SELECT 11, 'sales_in_window', money(sales)::VARCHAR, 'money', money(previous_sales)::VARCHAR,
    percent(sales - previous_sales, previous_sales)::VARCHAR,
    CASE WHEN previous_sales = 0 THEN 'nothing in the window before' END
  FROM of_windows
  UNION ALL SELECT 12, 'sales_growth_pct', percent(sales - previous_sales, previous_sales)::VARCHAR, 'percent', NULL,
    NULL, CASE WHEN previous_sales = 0 THEN 'the window before had no sales' END
  FROM of_windows
  UNION ALL SELECT 13, 'repeat_customer_pct', percent(repeating, buyers)::VARCHAR, 'percent', NULL, NULL,
    CASE WHEN buyers = 0 THEN 'no customer has ordered yet' END
  FROM of_buyers
  UNION ALL SELECT 14, 'customer_acquisition_cost', money_mean(acquisition_spend, customers)::VARCHAR, 'money', NULL, NULL,
    CASE WHEN customers = 0 THEN 'there is no customer yet' END
  FROM of_customers, parameters
  UNION ALL SELECT 15, 'hours_to_first_order', mean::VARCHAR, 'hours', NULL, NULL, note FROM hours
  UNION ALL SELECT 16, 'hours_to_first_order_median', median::VARCHAR, 'hours', NULL, NULL, note FROM hours
  UNION ALL SELECT 17, 'inventory_turnover', turnover::VARCHAR, 'ratio', NULL, NULL,
    CASE WHEN turnover IS NULL THEN 'no product has a stock of any worth' END
  FROM turnover
  UNION ALL SELECT 18, 'customers_at_risk', at_risk::VARCHAR, 'count', NULL, NULL, NULL FROM of_buyers)
SELECT * EXCLUDE (position) FROM cards ORDER BY position

-- The cleaning rules of docs/kpis.md. Before this the tables raw_<topic>, rejected_<topic>, lines_<topic> (the CSV lines
-- that do not parse; their files in lines_<topic>_scans) and parameters, of one row, are there. Instants are timestamps in UTC.

-- Text without surrounding blanks, NULL where nothing is left.
CREATE MACRO trimmed(t) AS CASE
  WHEN ascii(t) BETWEEN 33 AND 126 AND ascii(right(t, 1)) BETWEEN 33 AND 126 THEN t
  ELSE nullif(trim(t, ' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(160) || chr(8199) || chr(8239)
    || chr(65279)), '')
END;

-- Names and attributes have 200 characters at most.
CREATE MACRO or_unknown(t) AS coalesce(left(trimmed(t), 200), 'Unknown');

CREATE MACRO is_cut(t) AS coalesce(length(trimmed(t)) > 200, false);

-- Of categories and channels the signs of the cube are no values.
CREATE MACRO cube_value(t) AS CASE WHEN trimmed(t) IN ('*', '**') THEN 'Unknown' ELSE or_unknown(t) END;

-- A longer text is no id.
CREATE MACRO id(t) AS CASE WHEN length(trimmed(t)) <= 200 THEN trimmed(t) END;

-- A number written out without its exponent, whose casts lose digits: the point moves in text.
CREATE MACRO written_out(t) AS regexp_extract(t, '^[+-]') || list_transform(
  [{'digits': repeat('0', 99) || regexp_extract(t, '^[+-]?([0-9]*)[.]?([0-9]*)', 1)
      || regexp_extract(t, '^[+-]?([0-9]*)[.]?([0-9]*)', 2) || repeat('0', 99),
    'point': 99 + strlen(regexp_extract(t, '^[+-]?([0-9]*)[.]?([0-9]*)', 1))
      + regexp_extract(t, '[eE]([+-]?[0-9]+)$', 1)::INTEGER}],
  lambda number: left(number.digits, number.point) || '.' || substr(number.digits, number.point + 1))[1];

-- Up to four decimals, more are rounded half up; NULL is no number, and from 10^14 on none either.
CREATE MACRO amount_of(t) AS CASE
  WHEN NOT is_number(t) THEN NULL
  WHEN contains(t, 'e') OR contains(t, 'E') THEN try_cast(written_out(t) AS DECIMAL(18, 4))
  ELSE try_cast(t AS DECIMAL(18, 4))
END;

CREATE MACRO amount(t) AS amount_of(trimmed(t));

-- Digits with or without a sign.
CREATE MACRO whole_of(t) AS CASE WHEN regexp_full_match(t, '[+-]?[0-9]+') THEN try_cast(t AS INTEGER) END;

CREATE MACRO whole(t) AS whole_of(trimmed(t));

-- Seconds by which the clocks of a zone are ahead of UTC; zone is the list of its periods, oldest first.
CREATE MACRO offset_at(utc, zone) AS CASE WHEN len(zone) = 1 THEN zone[1].seconds
  ELSE list_filter(zone, lambda period: period.utc_from <= utc)[-1].seconds END;

-- What the clocks of a zone showed as an instant: the earlier one of two, and in a gap by the offset before it.
CREATE MACRO of_wall_clock(wall, zone) AS wall
  - to_seconds(list_filter(zone, lambda period: period.wall_from <= wall)[-1].seconds);

-- Minutes without seconds are made whole, which the casts need before an offset.
CREATE MACRO with_seconds(t) AS regexp_replace(trimmed(t), '^(.{16})( ?(Z|[+-][0-9:]+))$', '\1:00\2');

CREATE MACRO iso_instant(t, source_zone) AS CASE
  WHEN regexp_matches(t, '[T ].*(Z|[+-][0-9]{2}(:?[0-9]{2})?)$') THEN try_cast(t AS TIMESTAMPTZ) AT TIME ZONE 'UTC'
  ELSE of_wall_clock(try_cast(t AS TIMESTAMP), source_zone)
END;

-- ISO-8601; without an offset it is read in the source zone. Almost all texts end in Z.
CREATE MACRO instant(t, source_zone) AS coalesce(
  CASE WHEN suffix(t, 'Z') THEN try_cast(t AS TIMESTAMP) END, iso_instant(with_seconds(t), source_zone));

CREATE MACRO is_no_time(moment) AS moment IS NULL OR moment < TIMESTAMP '1970-01-01';

-- Of the values that the sink writes.
CREATE MACRO recorded(t) AS t::TIMESTAMP;

-- Customers -----------------------------------------------------------------------------------------------------------

CREATE TABLE judged_customers AS
WITH typed AS (
  SELECT dt, kafka_offset::BIGINT AS kafka_offset, recorded(kafka_timestamp) AS recorded_at,
    id(customer_id) AS customer_id, or_unknown(name) AS name, or_unknown(location) AS location,
    is_cut(name) OR is_cut(location) AS text_cut,
    CASE lower(trimmed(membership_type)) WHEN 'gold' THEN 'Gold' WHEN 'silver' THEN 'Silver' WHEN 'bronze' THEN 'Bronze'
      ELSE 'Unknown' END AS membership_type,
    instant(signup_date, source_zone) AS signed_up_at, future_from
  FROM raw_customers, parameters)
SELECT * EXCLUDE (future_from), CASE
    WHEN customer_id IS NULL THEN 'ids_present'
    WHEN is_no_time(signed_up_at) THEN 'timestamps_parse'
    WHEN signed_up_at > recorded_at + INTERVAL 1 DAY OR dt >= future_from THEN 'not_in_future'
  END AS broken_rule
FROM typed;

-- The newest version of all.
CREATE TABLE customers AS
SELECT * FROM judged_customers WHERE broken_rule IS NULL
QUALIFY row_number() OVER (PARTITION BY customer_id ORDER BY kafka_offset DESC) = 1;

-- Which version was in force on which days: the one with the highest offset of those known by the end of the day.
CREATE TABLE customer_versions AS
WITH newest_of_day AS (
  SELECT customer_id, dt, membership_type, kafka_offset FROM judged_customers WHERE broken_rule IS NULL
  QUALIFY row_number() OVER (PARTITION BY customer_id, dt ORDER BY kafka_offset DESC) = 1),
ever_in_force AS (
  SELECT * FROM newest_of_day QUALIFY kafka_offset = max(kafka_offset) OVER (PARTITION BY customer_id ORDER BY dt))
SELECT customer_id, membership_type, dt AS valid_from,
  lead(dt, 1, DATE '9999-12-31') OVER (PARTITION BY customer_id ORDER BY dt) AS valid_to
FROM ever_in_force;

-- Products ------------------------------------------------------------------------------------------------------------

CREATE TABLE judged_products AS
WITH typed AS (
  SELECT dt, kafka_offset::BIGINT AS kafka_offset, recorded(kafka_timestamp) AS recorded_at,
    id(product_id) AS product_id, cube_value(category) AS category, or_unknown(name) AS name,
    is_cut(category) OR is_cut(name) AS text_cut,
    amount(price) AS price,
    trimmed(cost) IS NOT NULL AS has_cost, amount(cost) AS cost,
    trimmed(stock_quantity) IS NOT NULL AS has_stock, whole(stock_quantity) AS stock,
    trimmed(updated_at) IS NOT NULL AS has_update, instant(updated_at, source_zone) AS updated_at, future_from
  FROM raw_products, parameters)
SELECT dt, kafka_offset, product_id, category, name, text_cut, cost, stock, CASE
    WHEN product_id IS NULL THEN 'ids_present'
    WHEN price IS NULL OR has_cost AND cost IS NULL OR has_stock AND stock IS NULL THEN 'numbers_parse'
    WHEN has_update AND is_no_time(updated_at) THEN 'timestamps_parse'
    WHEN price < 0 OR cost < 0 OR stock < 0 THEN 'amounts_not_negative'
    WHEN updated_at > recorded_at + INTERVAL 1 DAY OR dt >= future_from THEN 'not_in_future'
  END AS broken_rule
FROM typed;

CREATE TABLE products AS
SELECT * FROM judged_products WHERE broken_rule IS NULL
QUALIFY row_number() OVER (PARTITION BY product_id ORDER BY kafka_offset DESC) = 1;

-- What was known of a product at the end of a UTC day: of all days with items, and of the 30 days of the turnover.
CREATE TABLE product_days AS
WITH newest_of_day AS (
  SELECT * FROM judged_products WHERE broken_rule IS NULL
  QUALIFY row_number() OVER (PARTITION BY product_id, dt ORDER BY kafka_offset DESC) = 1),
ever_in_force AS (
  SELECT * FROM newest_of_day QUALIFY kafka_offset = max(kafka_offset) OVER (PARTITION BY product_id ORDER BY dt)),
versions AS (
  SELECT product_id, category, cost, stock, dt AS valid_from,
    lead(dt, 1, DATE '9999-12-31') OVER (PARTITION BY product_id ORDER BY dt) AS valid_to
  FROM ever_in_force),
days AS (
  SELECT unnest(generate_series(
      least((SELECT min(dt) FROM judged_products), as_of::DATE - 29),
      greatest(as_of::DATE, future_from), INTERVAL 1 DAY))::DATE AS dt
  FROM parameters)
SELECT days.dt, product_id, category, cost, stock
FROM versions JOIN days ON days.dt >= valid_from AND days.dt < valid_to;

-- Orders --------------------------------------------------------------------------------------------------------------

CREATE TABLE typed_orders AS
WITH typed AS (
  SELECT dt, kafka_offset::BIGINT AS kafka_offset, recorded(kafka_timestamp) AS recorded_at,
    id(order_id) AS order_id, id(customer_id) AS customer_id, instant(order_date, source_zone) AS ordered_at,
    amount(total_amount) AS total, cube_value(sales_channel) AS sales_channel,
    or_unknown(payment_method) AS payment_method, is_cut(sales_channel) OR is_cut(payment_method) AS text_cut, future_from, grace_from
  FROM raw_orders, parameters)
SELECT * EXCLUDE (recorded_at, future_from, grace_from), recorded_at > grace_from AS young,
  coalesce(ordered_at > recorded_at + INTERVAL 5 MINUTE, false) AS ahead, CASE
    WHEN order_id IS NULL OR customer_id IS NULL THEN 'ids_present'
    WHEN total IS NULL THEN 'numbers_parse'
    WHEN is_no_time(ordered_at) THEN 'timestamps_parse'
    WHEN total < 0 THEN 'amounts_not_negative'
    WHEN ordered_at > recorded_at + INTERVAL 1 DAY OR dt >= future_from THEN 'not_in_future'
  END AS broken_rule
FROM typed;

-- Few ids come twice in a day, so their newest offsets are a small table to compare with.
CREATE TABLE judged_orders AS
WITH repeated AS (
  SELECT dt, order_id, max(kafka_offset) AS newest FROM typed_orders WHERE broken_rule IS NULL
  GROUP BY ALL HAVING count(*) > 1)
SELECT o.dt, o.order_id, o.customer_id, ordered_at, total, sales_channel, payment_method, young, ahead, text_cut,
  coalesce(broken_rule, CASE WHEN kafka_offset < newest THEN 'id_unique_in_day' END) AS broken_rule
FROM typed_orders o LEFT JOIN repeated r ON r.dt = o.dt AND r.order_id = o.order_id;

DROP TABLE typed_orders;

-- Clean orders with their local time and the membership of the day; the number stands for day and id.
CREATE TABLE clean_orders AS
WITH with_offset AS (
  SELECT o.*, offset_at(ordered_at, reporting_zone) AS utc_offset
  FROM judged_orders o, parameters WHERE broken_rule IS NULL)
SELECT row_number() OVER () AS number, o.* EXCLUDE (broken_rule),
  ordered_at + to_seconds(utc_offset) AS local_at,
  v.customer_id IS NULL AS unknown_customer, coalesce(v.membership_type, 'Unknown') AS membership_type
FROM with_offset o LEFT JOIN customer_versions v
  ON v.customer_id = o.customer_id AND v.valid_from <= o.dt AND o.dt < v.valid_to;

-- Items ---------------------------------------------------------------------------------------------------------------

CREATE TABLE typed_items AS
WITH typed AS (
  SELECT dt, kafka_offset::BIGINT AS kafka_offset, recorded(kafka_timestamp) > grace_from AS young,
    id(item_id) AS item_id, id(order_id) AS order_id, id(product_id) AS product_id,
    whole(quantity) AS quantity, amount(unit_price) AS unit_price
  FROM raw_order_items, parameters)
SELECT *, CASE
    WHEN item_id IS NULL OR order_id IS NULL OR product_id IS NULL THEN 'ids_present'
    WHEN quantity IS NULL OR unit_price IS NULL THEN 'numbers_parse'
    WHEN quantity < 1 THEN 'quantity_at_least_one'
    WHEN unit_price < 0 THEN 'amounts_not_negative'
  END AS broken_rule
FROM typed;

CREATE TABLE judged_items AS
WITH repeated AS (
  SELECT dt, item_id, max(kafka_offset) AS newest FROM typed_items WHERE broken_rule IS NULL
  GROUP BY ALL HAVING count(*) > 1)
SELECT i.dt, o.number AS order_number, i.product_id, quantity, quantity * unit_price::DECIMAL(38, 4) AS revenue, i.young,
  CASE
    WHEN broken_rule IS NOT NULL THEN broken_rule
    WHEN kafka_offset < newest THEN 'id_unique_in_day'
    WHEN o.number IS NULL AND i.young THEN 'pending'
    WHEN o.number IS NULL THEN 'item_has_order'
  END AS broken_rule
FROM typed_items i
LEFT JOIN repeated r ON r.dt = i.dt AND r.item_id = i.item_id
LEFT JOIN clean_orders o ON o.dt = i.dt AND o.order_id = i.order_id;

DROP TABLE typed_items;

-- Clean items with the category and the cost of the day.
CREATE TABLE clean_items AS
SELECT i.* EXCLUDE (broken_rule), p.product_id IS NULL AS unknown_product, coalesce(p.category, 'Unknown') AS category,
  quantity * cost::DECIMAL(38, 4) AS cost_of_goods
FROM judged_items i LEFT JOIN product_days p ON p.dt = i.dt AND p.product_id = i.product_id
WHERE broken_rule IS NULL;

-- Items of one category in one order.
CREATE TABLE order_categories AS
SELECT order_number, category, sum(quantity) AS pieces, sum(revenue) AS revenue FROM clean_items GROUP BY ALL;

-- Clean orders with the figures of their items; items_total is NULL where there is none.
CREATE TABLE orders AS
WITH figures AS (
  SELECT order_number, sum(pieces) AS pieces, sum(revenue) AS revenue FROM order_categories GROUP BY ALL)
SELECT o.*, coalesce(pieces, 0) AS pieces, coalesce(revenue, 0) AS revenue, revenue AS items_total
FROM clean_orders o LEFT JOIN figures f ON f.order_number = o.number;

-- What customers have ordered, of all time.
CREATE TABLE buyers AS
SELECT o.customer_id, coalesce(any_value(c.name), 'Unknown') AS name,
  coalesce(any_value(c.location), 'Unknown') AS location, any_value(c.signed_up_at) AS signed_up_at,
  count(*) AS orders, sum(total) AS sales, min(ordered_at) AS first_order, max(ordered_at) AS last_order
FROM orders o LEFT JOIN customers c ON c.customer_id = o.customer_id
GROUP BY o.customer_id;

-- What KPI files have in common --------------------------------------------------------------------------------------

-- n / d in so many units each, half up and away from zero, in whole numbers; NULL where d is 0.
CREATE MACRO quotient(n, d, units) AS CASE WHEN d <> 0 THEN (sign(n) * sign(d))::DECIMAL(38, 0) *
  ((2 * units * abs((n * 10000)::HUGEINT) + abs((d * 10000)::HUGEINT)) // (2 * abs((d * 10000)::HUGEINT)))::DECIMAL(38, 0)
  END;

CREATE MACRO ratio(n, d) AS (quotient(n, d, 100) * 0.01)::DECIMAL(38, 2);

CREATE MACRO percent(n, d) AS ratio(100 * n, d);

-- ISO-8601 to the second with the offset, Z for none.
CREATE MACRO with_offset(local_at, utc_offset) AS strftime(local_at, '%Y-%m-%dT%H:%M:%S') || CASE
  WHEN utc_offset = 0 THEN 'Z'
  ELSE printf('%s%02d:%02d', CASE WHEN utc_offset < 0 THEN '-' ELSE '+' END, abs(utc_offset) // 3600,
    abs(utc_offset) % 3600 // 60) END;

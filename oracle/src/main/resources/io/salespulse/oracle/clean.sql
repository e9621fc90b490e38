-- The cleaning rules of docs/kpis.md. Before this the tables raw_<topic>, rejected_<topic>, lines_<topic> (the CSV lines
-- that do not parse; their files in lines_<topic>_scans) and parameters, of one row, are there. Instants are timestamps in UTC.

-- Text without surrounding blanks, NULL where nothing is left. The other macros take texts that are trimmed.
CREATE MACRO trimmed(t) AS CASE
  WHEN ascii(t) BETWEEN 33 AND 126 AND ascii(right(t, 1)) BETWEEN 33 AND 126 THEN t
  ELSE nullif(trim(t, ' ' || chr(9) || chr(10) || chr(11) || chr(12) || chr(13) || chr(160) || chr(8199) || chr(8239)
    || chr(65279)), '')
END;

-- Names and attributes have 200 characters at most.
CREATE MACRO or_unknown(t) AS coalesce(left(t, 200), 'Unknown');

CREATE MACRO is_cut(t) AS coalesce(length(t) > 200, false);

-- Of categories and channels the signs of the cube are no values.
CREATE MACRO cube_value(t) AS CASE WHEN t IN ('*', '**') THEN 'Unknown' ELSE or_unknown(t) END;

-- A longer text is no id.
CREATE MACRO id(t) AS CASE WHEN length(t) <= 200 THEN t END;

-- A number written out without its exponent, whose casts lose digits: the point moves in text.
CREATE MACRO written_out(t) AS regexp_extract(t, '^[+-]') || list_transform(
  [{'digits': repeat('0', 99) || regexp_extract(t, '^[+-]?([0-9]*)[.]?([0-9]*)', 1)
      || regexp_extract(t, '^[+-]?([0-9]*)[.]?([0-9]*)', 2) || repeat('0', 99),
    'point': 99 + strlen(regexp_extract(t, '^[+-]?([0-9]*)[.]?([0-9]*)', 1))
      + regexp_extract(t, '[eE]([+-]?[0-9]+)$', 1)::INTEGER}],
  lambda number: left(number.digits, number.point) || '.' || substr(number.digits, number.point + 1))[1];

-- Up to four decimals, more are rounded half up; NULL is no number, and from 10^14 on none either.
CREATE MACRO amount(t) AS CASE
  WHEN NOT is_number(t) THEN NULL
  WHEN contains(t, 'e') OR contains(t, 'E') THEN try_cast(written_out(t) AS DECIMAL(18, 4))
  ELSE try_cast(t AS DECIMAL(18, 4))
END;

-- The digits before the point of a number without an exponent, where none but zeros are behind it.
CREATE MACRO digits_of(t) AS CASE WHEN regexp_full_match(t, '[+-]?[0-9]*[.]?0*')
  THEN regexp_extract(t, '^[+-]') || '0' || regexp_extract(t, '^[+-]?([0-9]*)', 1) END;

-- The digits of a whole number however it is written: 2, 2.0, 20e-1.
CREATE MACRO whole_digits(t) AS CASE
  WHEN NOT is_number(t) THEN NULL
  WHEN contains(t, 'e') OR contains(t, 'E') THEN digits_of(written_out(t))
  ELSE digits_of(t)
END;

-- Almost all are short digits and nothing else.
CREATE MACRO whole(t) AS CASE
  WHEN strlen(t) <= 9 AND regexp_full_match(t, '[0-9]+') THEN t::INTEGER
  ELSE try_cast(whole_digits(t) AS INTEGER) END;

-- Seconds by which the clocks of a zone are ahead of UTC; zone is the list of its periods, oldest first.
CREATE MACRO offset_at(utc, zone) AS CASE WHEN len(zone) = 1 THEN zone[1].seconds
  ELSE list_filter(zone, lambda period: period.utc_from <= utc)[-1].seconds END;

-- What the clocks of a zone showed as an instant: the earlier one of two, and in a gap by the offset before it.
CREATE MACRO of_wall_clock(wall, zone) AS wall
  - to_seconds(list_filter(zone, lambda period: period.wall_from <= wall)[-1].seconds);

-- Minutes without seconds are made whole, which the casts need before an offset.
CREATE MACRO with_seconds(t) AS regexp_replace(t, '^(.{16})( ?(Z|[+-][0-9:]+))$', '\1:00\2');

CREATE MACRO iso_instant(t, source_zone) AS CASE
  WHEN regexp_matches(t, '[T ].*(Z|[+-][0-9]{2}(:?[0-9]{2})?)$') THEN try_cast(t AS TIMESTAMPTZ) AT TIME ZONE 'UTC'
  ELSE of_wall_clock(try_cast(t AS TIMESTAMP), source_zone)
END;

-- A whole number since 1970: its size says whether it counts days, seconds or fractions of them.
CREATE MACRO since_1970(n) AS CASE
  WHEN n < 0 THEN NULL
  WHEN n < 100000 THEN make_timestamp(n * 86400000000)
  WHEN n < 100000000000 THEN make_timestamp(n * 1000000)
  WHEN n < 100000000000000 THEN make_timestamp(n * 1000)
  WHEN n < 100000000000000000 THEN make_timestamp(n)
  ELSE make_timestamp(n // 1000)
END;

-- ISO-8601, without an offset read in the source zone, or a number. Almost all texts end in Z.
CREATE MACRO instant(t, source_zone) AS coalesce(
  CASE WHEN suffix(t, 'Z') THEN try_cast(t AS TIMESTAMP) END,
  CASE WHEN is_number(t) THEN since_1970(try_cast(whole_digits(t) AS BIGINT))
    ELSE iso_instant(with_seconds(t), source_zone) END);

CREATE MACRO is_no_time(moment) AS moment IS NULL OR moment < TIMESTAMP '1970-01-01';

-- Of the values that the sink writes.
CREATE MACRO recorded(t) AS t::TIMESTAMP;

CREATE MACRO is_deletion(t) AS coalesce(t = 'true', false);

-- Customers -----------------------------------------------------------------------------------------------------------

CREATE TABLE judged_customers AS
WITH texts AS (
  SELECT recorded(kafka_timestamp) AS recorded_at, partition, kafka_offset::BIGINT AS kafka_offset,
    is_deletion(deleted) AS deleted,
    trimmed(customer_id) AS customer_id, trimmed(name) AS name, trimmed(gender) AS gender, trimmed(email) AS email,
    trimmed(phone) AS phone, trimmed(signup_date) AS signup_date, trimmed(location) AS location,
    trimmed(membership_type) AS membership_type
  FROM raw_customers),
typed AS (
  SELECT recorded_at, partition, kafka_offset, deleted, id(customer_id) AS customer_id, or_unknown(name) AS name,
    or_unknown(location) AS location, [left(gender, 200), left(email, 200), left(phone, 200)] AS other_texts,
    is_cut(name) OR is_cut(location) AS text_cut,
    CASE lower(membership_type) WHEN 'gold' THEN 'Gold' WHEN 'silver' THEN 'Silver' WHEN 'bronze' THEN 'Bronze'
      ELSE 'Unknown' END AS membership_type,
    instant(signup_date, source_zone) AS signed_up_at
  FROM texts, parameters)
SELECT * REPLACE (text_cut AND NOT deleted AS text_cut), CASE
    WHEN customer_id IS NULL THEN 'ids_present'
    WHEN deleted THEN NULL
    WHEN is_no_time(signed_up_at) THEN 'timestamps_parse'
    WHEN signed_up_at > recorded_at + INTERVAL 1 DAY THEN 'not_in_future'
  END AS broken_rule
FROM typed;

-- Clean records in the order of position. One position is one record; deleted_later is whether the id is deleted by this
-- record or a newer one.
CREATE TABLE customer_records AS
SELECT judged_customers.rowid AS judged_row, *,
  lag((recorded_at, partition, kafka_offset)) OVER of_customer
    IS NOT DISTINCT FROM (recorded_at, partition, kafka_offset) AS again,
  coalesce(deleted = lag(deleted) OVER of_customer AND (deleted
    OR (name, other_texts, signed_up_at, location, membership_type) IS NOT DISTINCT FROM
      lag((name, other_texts, signed_up_at, location, membership_type)) OVER of_customer), false) AS duplicate,
  bool_or(deleted) OVER (of_customer ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS deleted_later
FROM judged_customers WHERE broken_rule IS NULL
WINDOW of_customer AS (PARTITION BY customer_id ORDER BY recorded_at, partition, kafka_offset);

DELETE FROM judged_customers WHERE rowid IN (SELECT judged_row FROM customer_records WHERE again);

-- The newest version of each day; from the first one on, which is also that of all days before it.
CREATE TABLE customer_versions AS
WITH newest_of_day AS (
  SELECT customer_id, name, location, membership_type, signed_up_at, recorded_at::DATE AS day
  FROM customer_records WHERE NOT deleted_later
  QUALIFY row_number() OVER (PARTITION BY customer_id, day ORDER BY recorded_at DESC, partition DESC, kafka_offset DESC) = 1)
SELECT * EXCLUDE (day),
  CASE WHEN lag(day) OVER of_customer_days IS NULL THEN DATE '0001-01-01' ELSE day END AS valid_from,
  lead(day, 1, DATE '9999-12-31') OVER of_customer_days AS valid_to
FROM newest_of_day
WINDOW of_customer_days AS (PARTITION BY customer_id ORDER BY day);

CREATE TABLE customers AS SELECT * FROM customer_versions WHERE valid_to = DATE '9999-12-31';

-- Products ------------------------------------------------------------------------------------------------------------

CREATE TABLE judged_products AS
WITH texts AS (
  SELECT recorded(kafka_timestamp) AS recorded_at, partition, kafka_offset::BIGINT AS kafka_offset,
    is_deletion(deleted) AS deleted,
    trimmed(product_id) AS product_id, trimmed(category) AS category, trimmed(name) AS name, trimmed(price) AS price,
    trimmed(cost) AS cost, trimmed(stock_quantity) AS stock_quantity, trimmed(updated_at) AS updated_at
  FROM raw_products),
typed AS (
  SELECT recorded_at, partition, kafka_offset, deleted, id(product_id) AS product_id, cube_value(category) AS category,
    or_unknown(name) AS name, is_cut(category) OR is_cut(name) AS text_cut, amount(price) AS price,
    cost IS NOT NULL AS has_cost, amount(cost) AS cost,
    stock_quantity IS NOT NULL AS has_stock, whole(stock_quantity) AS stock,
    updated_at IS NOT NULL AS has_update, instant(updated_at, source_zone) AS updated_at
  FROM texts, parameters)
SELECT * REPLACE (text_cut AND NOT deleted AS text_cut), CASE
    WHEN product_id IS NULL THEN 'ids_present'
    WHEN deleted THEN NULL
    WHEN price IS NULL OR has_cost AND cost IS NULL OR has_stock AND stock IS NULL THEN 'numbers_parse'
    WHEN has_update AND is_no_time(updated_at) THEN 'timestamps_parse'
    WHEN price < 0 OR cost < 0 OR stock < 0 THEN 'amounts_not_negative'
    WHEN updated_at > recorded_at + INTERVAL 1 DAY THEN 'not_in_future'
  END AS broken_rule
FROM typed;

CREATE TABLE product_records AS
SELECT judged_products.rowid AS judged_row, *,
  lag((recorded_at, partition, kafka_offset)) OVER of_product
    IS NOT DISTINCT FROM (recorded_at, partition, kafka_offset) AS again,
  coalesce(deleted = lag(deleted) OVER of_product AND (deleted
    OR (category, name, price, cost, stock, updated_at) IS NOT DISTINCT FROM
      lag((category, name, price, cost, stock, updated_at)) OVER of_product), false) AS duplicate,
  bool_or(deleted) OVER (of_product ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS deleted_later
FROM judged_products WHERE broken_rule IS NULL
WINDOW of_product AS (PARTITION BY product_id ORDER BY recorded_at, partition, kafka_offset);

DELETE FROM judged_products WHERE rowid IN (SELECT judged_row FROM product_records WHERE again);

-- As of customers; known_from is the day of the first version.
CREATE TABLE product_versions AS
WITH newest_of_day AS (
  SELECT product_id, category, name, cost, stock, recorded_at::DATE AS day FROM product_records WHERE NOT deleted_later
  QUALIFY row_number() OVER (PARTITION BY product_id, day ORDER BY recorded_at DESC, partition DESC, kafka_offset DESC) = 1)
SELECT * EXCLUDE (day), day AS known_from,
  CASE WHEN lag(day) OVER of_product_days IS NULL THEN DATE '0001-01-01' ELSE day END AS valid_from,
  lead(day, 1, DATE '9999-12-31') OVER of_product_days AS valid_to
FROM newest_of_day
WINDOW of_product_days AS (PARTITION BY product_id ORDER BY day);

CREATE TABLE products AS SELECT * FROM product_versions WHERE valid_to = DATE '9999-12-31';

-- Orders --------------------------------------------------------------------------------------------------------------

CREATE TABLE judged_orders AS
WITH texts AS (
  SELECT recorded(kafka_timestamp) AS recorded_at, partition, kafka_offset::BIGINT AS kafka_offset,
    is_deletion(deleted) AS deleted,
    trimmed(order_id) AS order_id, trimmed(customer_id) AS customer_id, trimmed(order_date) AS order_date,
    trimmed(total_amount) AS total_amount, trimmed(sales_channel) AS sales_channel,
    trimmed(payment_method) AS payment_method, trimmed(status) AS status, trimmed(refunded_amount) AS refunded_amount
  FROM raw_orders),
typed AS (
  SELECT recorded_at, partition, kafka_offset, deleted, id(order_id) AS order_id, id(customer_id) AS customer_id,
    instant(order_date, source_zone) AS ordered_at, amount(total_amount) AS total,
    cube_value(sales_channel) AS sales_channel, or_unknown(payment_method) AS payment_method,
    or_unknown(status) AS status, lower(status) AS plain_status,
    refunded_amount IS NOT NULL AS has_refunded, amount(refunded_amount) AS refunded,
    is_cut(sales_channel) OR is_cut(payment_method) OR is_cut(status) AS text_cut,
    cancelled_statuses, refunded_statuses
  FROM texts, parameters)
SELECT * EXCLUDE (plain_status, has_refunded, cancelled_statuses, refunded_statuses)
    REPLACE (text_cut AND NOT deleted AS text_cut),
  coalesce(list_contains(cancelled_statuses, plain_status), false) AS cancelled,
  coalesce(list_contains(refunded_statuses, plain_status), false) AS refunded_whole,
  NOT deleted AND coalesce(ordered_at > recorded_at + INTERVAL 5 MINUTE, false) AS ahead, CASE
    WHEN order_id IS NULL THEN 'ids_present'
    WHEN deleted THEN NULL
    WHEN customer_id IS NULL THEN 'ids_present'
    WHEN total IS NULL OR has_refunded AND refunded IS NULL THEN 'numbers_parse'
    WHEN is_no_time(ordered_at) THEN 'timestamps_parse'
    WHEN refunded < 0 THEN 'amounts_not_negative'
    WHEN ordered_at > recorded_at + INTERVAL 1 DAY THEN 'not_in_future'
  END AS broken_rule
FROM typed;

-- Only ids that come more than once need to be put in order. Of equal hashes some are of different ids, which does no harm.
CREATE TABLE repeated_orders AS
SELECT hash(order_id) AS hash FROM judged_orders WHERE broken_rule IS NULL GROUP BY ALL HAVING count(*) > 1;

CREATE TABLE order_records AS
SELECT judged_orders.rowid AS judged_row, *,
  lag((recorded_at, partition, kafka_offset)) OVER of_order
    IS NOT DISTINCT FROM (recorded_at, partition, kafka_offset) AS again,
  coalesce(deleted = lag(deleted) OVER of_order AND (deleted
    OR (customer_id, ordered_at, total, sales_channel, payment_method, status, refunded) IS NOT DISTINCT FROM
      lag((customer_id, ordered_at, total, sales_channel, payment_method, status, refunded)) OVER of_order), false)
    AS duplicate,
  lead(order_id) OVER of_order IS NULL AS newest,
  max(CASE WHEN deleted THEN recorded_at END) OVER of_order AS deleted_at
FROM judged_orders WHERE broken_rule IS NULL AND hash(order_id) IN (SELECT hash FROM repeated_orders)
WINDOW of_order AS (PARTITION BY order_id ORDER BY recorded_at, partition, kafka_offset);

DELETE FROM judged_orders WHERE rowid IN (SELECT judged_row FROM order_records WHERE again);

-- Of each id the newest version, tombstones too. Items left behind by a deletion are no newer than deleted_at.
CREATE TABLE newest_orders AS
WITH newest AS (
  SELECT * EXCLUDE (judged_row, again, duplicate, newest) FROM order_records WHERE newest
  UNION ALL BY NAME
  SELECT *, CASE WHEN deleted THEN recorded_at END AS deleted_at FROM judged_orders
  WHERE broken_rule IS NULL AND hash(order_id) NOT IN (SELECT hash FROM repeated_orders)),
with_offset AS (SELECT newest.*, offset_at(ordered_at, reporting_zone) AS utc_offset FROM newest, parameters)
SELECT row_number() OVER () AS number, o.order_id, o.customer_id, o.deleted, o.deleted_at,
  o.recorded_at > (SELECT grace_from FROM parameters) AS young, ordered_at, ordered_at::DATE AS home_day, utc_offset,
  ordered_at + to_seconds(utc_offset) AS local_at, sales_channel, payment_method, status, total, refunded,
  cancelled, NOT cancelled AND total < 0 AS is_return, NOT cancelled AND total >= 0 AS counts,
  CASE WHEN counts THEN total ELSE 0 END AS gross,
  CASE WHEN counts THEN coalesce(refunded, CASE WHEN refunded_whole THEN total ELSE 0 END)
    WHEN is_return THEN -total ELSE 0 END AS refunds,
  gross - refunds AS sales,
  v.customer_id IS NULL AS unknown_customer, coalesce(v.membership_type, 'Unknown') AS membership_type
FROM with_offset o LEFT JOIN customer_versions v
  ON v.customer_id = o.customer_id AND v.valid_from <= o.ordered_at::DATE AND o.ordered_at::DATE < v.valid_to;

-- Items ---------------------------------------------------------------------------------------------------------------

CREATE TABLE judged_items AS
WITH texts AS (
  SELECT recorded(kafka_timestamp) AS recorded_at, partition, kafka_offset::BIGINT AS kafka_offset,
    is_deletion(deleted) AS deleted,
    trimmed(item_id) AS item_id, trimmed(order_id) AS order_id, trimmed(product_id) AS product_id,
    trimmed(quantity) AS quantity, trimmed(unit_price) AS unit_price
  FROM raw_order_items),
typed AS (
  SELECT recorded_at, partition, kafka_offset, deleted, id(item_id) AS item_id, id(order_id) AS order_id,
    id(product_id) AS product_id, whole(quantity) AS quantity, amount(unit_price) AS unit_price
  FROM texts)
SELECT *, hash(order_id, item_id) AS hash, CASE
    WHEN item_id IS NULL OR order_id IS NULL THEN 'ids_present'
    WHEN deleted THEN NULL
    WHEN product_id IS NULL THEN 'ids_present'
    WHEN quantity IS NULL OR unit_price IS NULL THEN 'numbers_parse'
    WHEN unit_price < 0 THEN 'amounts_not_negative'
  END AS broken_rule
FROM typed;

CREATE TABLE repeated_items AS
SELECT hash FROM judged_items WHERE broken_rule IS NULL GROUP BY ALL HAVING count(*) > 1;

CREATE TABLE item_records AS
SELECT judged_items.rowid AS judged_row, *,
  lag((recorded_at, partition, kafka_offset)) OVER of_item
    IS NOT DISTINCT FROM (recorded_at, partition, kafka_offset) AS again,
  coalesce(deleted = lag(deleted) OVER of_item AND (deleted OR (product_id, quantity, unit_price)
    IS NOT DISTINCT FROM lag((product_id, quantity, unit_price)) OVER of_item), false) AS duplicate,
  lead(item_id) OVER of_item IS NULL AS newest
FROM judged_items WHERE broken_rule IS NULL AND hash IN (SELECT hash FROM repeated_items)
WINDOW of_item AS (PARTITION BY order_id, item_id ORDER BY recorded_at, partition, kafka_offset);

DELETE FROM judged_items WHERE rowid IN (SELECT judged_row FROM item_records WHERE again);

-- The newest versions of items that are there, beside their orders; an order's day decides about category and cost.
CREATE TABLE present_items AS
WITH newest AS (
  SELECT order_id, product_id, quantity, unit_price, recorded_at FROM item_records WHERE newest AND NOT deleted
  UNION ALL
  SELECT order_id, product_id, quantity, unit_price, recorded_at FROM judged_items
  WHERE broken_rule IS NULL AND NOT deleted AND hash NOT IN (SELECT hash FROM repeated_items))
SELECT o.number AS order_number, o.deleted AS order_deleted, o.cancelled, is_return, coalesce(home_day, as_of::DATE) AS home_day,
  product_id, quantity, unit_price, i.recorded_at > grace_from AS young
FROM newest i CROSS JOIN parameters LEFT JOIN newest_orders o ON o.order_id = i.order_id
WHERE o.deleted_at IS NULL OR i.recorded_at > o.deleted_at;

-- What was known of a product on a day with orders.
CREATE TABLE product_days AS
WITH days AS (SELECT home_day AS day FROM newest_orders WHERE home_day IS NOT NULL UNION SELECT as_of::DATE FROM parameters)
SELECT day, product_id, category, cost FROM product_versions JOIN days ON valid_from <= day AND day < valid_to;

-- Items of orders that are there. What a return is made of comes back, whatever its sign.
CREATE TABLE items AS
SELECT order_number, cancelled, home_day, i.product_id, p.product_id IS NULL AS unknown_product, i.young, order_deleted,
  coalesce(p.category, 'Unknown') AS category,
  CASE WHEN is_return THEN -abs(quantity::BIGINT) ELSE quantity END AS pieces,
  pieces * unit_price::DECIMAL(38, 4) AS revenue,
  pieces * p.cost::DECIMAL(38, 4) AS cost_of_goods
FROM present_items i LEFT JOIN product_days p ON p.day = i.home_day AND p.product_id = i.product_id
WHERE order_number IS NOT NULL;

-- Items that sold or returned something.
CREATE VIEW counted_items AS SELECT * FROM items WHERE NOT cancelled AND NOT order_deleted AND pieces <> 0;

-- Items of one category in one order, of cancelled ones too.
CREATE TABLE all_order_categories AS
SELECT order_number, cancelled, category, sum(pieces) AS pieces, sum(revenue) AS revenue, bool_or(pieces <> 0) AS has_lines
FROM items WHERE NOT order_deleted GROUP BY ALL;

CREATE VIEW order_categories AS SELECT * FROM all_order_categories WHERE NOT cancelled AND has_lines;

-- Orders that are not deleted, with the figures of their items; items_total is NULL where there is none.
CREATE TABLE all_orders AS
WITH figures AS (
  SELECT order_number, sum(pieces) AS pieces, sum(revenue) AS revenue FROM all_order_categories GROUP BY ALL)
SELECT o.*, CASE WHEN cancelled THEN 0 ELSE coalesce(pieces, 0) END AS pieces,
  CASE WHEN cancelled THEN 0 ELSE coalesce(revenue, 0) END AS revenue, f.revenue AS items_total
FROM newest_orders o LEFT JOIN figures f ON f.order_number = o.number
WHERE NOT deleted;

-- Orders that count, and returns.
CREATE VIEW orders AS SELECT * FROM all_orders WHERE NOT cancelled;

-- What customers have ordered and returned, of all time; of returns alone there is no order.
CREATE TABLE customer_sales AS
SELECT o.customer_id, coalesce(any_value(c.name), 'Unknown') AS name,
  coalesce(any_value(c.location), 'Unknown') AS location, any_value(c.signed_up_at) AS signed_up_at,
  count(*) FILTER (counts) AS orders, sum(sales) AS sales, min(ordered_at) FILTER (counts) AS first_order,
  max(ordered_at) FILTER (counts) AS last_order
FROM orders o LEFT JOIN customers c ON c.customer_id = o.customer_id
GROUP BY o.customer_id;

CREATE VIEW buyers AS SELECT * FROM customer_sales WHERE orders > 0;

-- What KPI files have in common --------------------------------------------------------------------------------------

-- n / d in so many units each, half up and away from zero, in whole numbers; NULL where d is 0.
CREATE MACRO quotient(n, d, units) AS CASE WHEN d <> 0 THEN (sign(n) * sign(d))::DECIMAL(38, 0) *
  ((2 * units * abs((n * 10000)::HUGEINT) + abs((d * 10000)::HUGEINT)) // (2 * abs((d * 10000)::HUGEINT)))::DECIMAL(38, 0)
  END;

CREATE MACRO ratio(n, d) AS (quotient(n, d, 100) * 0.01)::DECIMAL(38, 2);

CREATE MACRO percent(n, d) AS ratio(100 * n, d);

-- n of a whole's parts, half up, all of them whole numbers. Of n, nine digits at a time: the product of two sums has no room.
CREATE MACRO share_of(n, part, whole) AS list_transform(
  [{'high': ((n // 1000000000) * part) // whole, 'rest': (((n // 1000000000) * part) % whole) * 1000000000
    + (n % 1000000000) * part}],
  lambda division: division.high * 1000000000 + division.rest // whole
    + CASE WHEN division.rest % whole >= whole - division.rest % whole THEN 1 ELSE 0 END)[1];

-- ISO-8601 to the second with the offset, Z for none.
CREATE MACRO with_offset(local_at, utc_offset) AS strftime(local_at, '%Y-%m-%dT%H:%M:%S') || CASE
  WHEN utc_offset = 0 THEN 'Z'
  ELSE printf('%s%02d:%02d', CASE WHEN utc_offset < 0 THEN '-' ELSE '+' END, abs(utc_offset) // 3600,
    abs(utc_offset) % 3600 // 60) END;

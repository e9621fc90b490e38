WITH cells AS (
  SELECT local_at::DATE AS day, '*' AS category, sales_channel, membership_type, count(*) FILTER (counts) AS orders,
    sum(pieces) AS items, sum(gross) AS gross, sum(refunds) AS refunds, sum(sales) AS sales, sum(revenue) AS revenue
  FROM orders GROUP BY ALL
  UNION ALL
  SELECT local_at::DATE, category, sales_channel, membership_type, count(*) FILTER (counts), sum(c.pieces), NULL, NULL, NULL,
    sum(c.revenue)
  FROM order_categories c JOIN orders o ON o.number = c.order_number GROUP BY ALL),
-- The places of categories by revenue and of the others by gross sales; whole orders are of no category, and stay.
categories AS (
  SELECT category, CASE WHEN category = '*' THEN 0 ELSE row_number() OVER (
    ORDER BY category = '*', sum(revenue) DESC, category) END AS place FROM cells GROUP BY category),
channels AS (
  SELECT sales_channel, row_number() OVER (ORDER BY sum(gross) DESC, sales_channel) AS place
  FROM cells GROUP BY sales_channel),
memberships AS (
  SELECT membership_type, row_number() OVER (ORDER BY sum(gross) DESC, membership_type) AS place
  FROM cells GROUP BY membership_type),
placed AS (
  SELECT cells.*, c.place AS category_place, h.place AS channel_place, m.place AS membership_place
  FROM cells JOIN categories c USING (category) JOIN channels h USING (sales_channel)
    JOIN memberships m USING (membership_type)),
-- All values where they fit, else the most of each that do.
numbers AS (SELECT unnest(range(greatest(max(category_place), max(channel_place), max(membership_place)))) AS number
  FROM placed, parameters GROUP BY cube_rows HAVING count(*) > cube_rows),
fitting AS (
  SELECT number FROM numbers, placed, parameters
  GROUP BY number, cube_rows
  HAVING count(DISTINCT (day, CASE WHEN category_place <= number THEN category_place END,
    CASE WHEN channel_place <= number THEN channel_place END,
    CASE WHEN membership_place <= number THEN membership_place END)) <= cube_rows),
folded AS (
  SELECT day, CASE WHEN category_place <= most THEN category ELSE '**' END AS category,
    CASE WHEN channel_place <= most THEN sales_channel ELSE '**' END AS sales_channel,
    CASE WHEN membership_place <= most THEN membership_type ELSE '**' END AS membership_type,
    orders, items, gross, refunds, sales, revenue
  FROM placed, (SELECT coalesce(max(number), CASE WHEN EXISTS (FROM numbers) THEN 0 ELSE 1000000000 END) AS most
    FROM fitting))
SELECT day, category, sales_channel, membership_type, sum(orders), sum(items), money(sum(gross)),
  money(sum(refunds)), money(sum(sales)), money(sum(revenue))
FROM folded
GROUP BY day, category, sales_channel, membership_type
ORDER BY day, category, sales_channel, membership_type

-- title: Bought together
-- unit: orders
-- chart: bar
-- The hundred pairs of products that stand in the same orders most often, and in what share of all orders.
with baskets as (
  select distinct order_id, product_id
  from order_items
  where quantity > 0
),
pairs as (
  select one.product_id as first_id, other.product_id as second_id, count(*) as orders
  from baskets one
  join baskets other on other.order_id = one.order_id and other.product_id > one.product_id
  group by one.product_id, other.product_id
)
select
  concat(coalesce(first.name, first_id), ' + ', coalesce(second.name, second_id)) as pair,
  orders,
  round(100.0 * orders / (select count(distinct order_id) from baskets), 2) as share_pct
from pairs
left join products first on first.product_id = first_id
left join products second on second.product_id = second_id
order by orders desc, first_id, second_id
limit 100

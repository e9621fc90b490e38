-- title: Refund rate by product
-- unit: percent
-- chart: bar
-- What of an order was paid back is shared among its lines by their revenue. The hundred products with the highest rate.
with lines as (
  select
    i.product_id,
    i.quantity * i.unit_price as revenue,
    o.refunded_amount,
    sum(i.quantity * i.unit_price) over (partition by i.order_id) as order_revenue
  from order_items i
  join orders o on o.order_id = i.order_id
  where i.quantity > 0
),
rates as (
  select
    product_id,
    sum(revenue) as revenue,
    sum(coalesce(refunded_amount * revenue / nullif(order_revenue, 0), 0)) as refunds
  from lines
  group by product_id
)
select
  coalesce(p.name, rates.product_id) as product,
  round(100 * refunds / revenue, 2) as refund_rate_pct,
  round(refunds, 2) as refunds,
  revenue
from rates
left join products p on p.product_id = rates.product_id
where revenue > 0
order by refund_rate_pct desc, rates.product_id
limit 100

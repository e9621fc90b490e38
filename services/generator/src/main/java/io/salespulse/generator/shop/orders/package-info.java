/** What is bought, and what becomes of orders. */
package io.salespulse.generator.shop.orders;

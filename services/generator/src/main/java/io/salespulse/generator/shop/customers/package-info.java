/** Who buys, and what becomes of customers. */
package io.salespulse.generator.shop.customers;

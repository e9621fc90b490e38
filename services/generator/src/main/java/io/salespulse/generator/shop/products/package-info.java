/** What the shop sells, and how much of it there is. */
package io.salespulse.generator.shop.products;

/** Records as they are sent: their fields, what is wrong with them, and what is counted of them. */
package io.salespulse.generator.shop.records;

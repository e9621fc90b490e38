package io.salespulse.etl.facts;

import java.util.SortedSet;

/**
 * What the words of a shop mean for an order.
 *
 * @param cancelled statuses in lower case of orders that sell nothing
 * @param refunded statuses in lower case of orders that were paid back as a whole, unless an amount
 *     says otherwise
 */
public record StatusRules(SortedSet<String> cancelled, SortedSet<String> refunded) {}

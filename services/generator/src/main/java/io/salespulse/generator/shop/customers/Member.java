package io.salespulse.generator.shop.customers;

import io.salespulse.contract.Membership;

/**
 * One of the customers whose membership may change.
 *
 * @param number of the customer, from 1
 * @param signedUp milliseconds since the epoch
 * @param membership as last sent
 */
public record Member(long number, long signedUp, Membership membership) {}

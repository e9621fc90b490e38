/**
 * The generator service: makes a believable shop and emits its four topics. The beans here are a
 * thin shell around {@link io.salespulse.generator.shop} and {@link io.salespulse.generator.feed}.
 */
package io.salespulse.generator;

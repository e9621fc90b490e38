/** Numbers that look random and can be drawn again, choices and words by them. */
package io.salespulse.generator.shop.random;

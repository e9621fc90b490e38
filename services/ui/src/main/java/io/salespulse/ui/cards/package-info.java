/** The key figures and what they are compared with. */
package io.salespulse.ui.cards;

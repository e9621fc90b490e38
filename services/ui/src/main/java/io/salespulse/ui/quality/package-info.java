/** The cleaning rules and what broke them. */
package io.salespulse.ui.quality;

/** Numbers, times and names as people read them. */
package io.salespulse.ui.format;

/** Tables whose cells are shaded by their value. */
package io.salespulse.ui.heatmap;

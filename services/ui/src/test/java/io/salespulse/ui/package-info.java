/** Tests of the dashboard, and the sample KPI sets that they and a developer look at. */
package io.salespulse.ui;

/** The dashboard under load: its jar as a process, asked by sockets and by a browser. */
package io.salespulse.bench.ui;

package io.salespulse.etl.alerts;

import java.net.URI;

/**
 * Where messages go. Who knows its address can write there, so that is a secret as a whole: only
 * the host is ever told.
 */
record Webhook(URI address) {

  String host() {
    return address.getHost();
  }

  @Override
  public String toString() {
    return host();
  }
}

package io.salespulse.ui.client;

import java.net.URI;

/**
 * Another service of the house.
 *
 * @param name as people know it
 * @param url without a path
 * @param api how it is asked
 */
public record Service<A>(String name, URI url, A api) {

  /** A sentence about it, for people. */
  public String sentence(String predicate) {
    return "%s at %s %s".formatted(name, url, predicate);
  }
}

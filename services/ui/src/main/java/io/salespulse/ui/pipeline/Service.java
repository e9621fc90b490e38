package io.salespulse.ui.pipeline;

import java.net.URI;

/**
 * Another service of the house.
 *
 * @param name as people know it
 * @param url without a path
 */
public record Service(String name, URI url) {

  URI at(String path) {
    String base = url.toString();
    return URI.create(
        base.endsWith("/") ? base.substring(0, base.length() - 1) + path : base + path);
  }
}

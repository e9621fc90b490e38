package io.salespulse.ui.page;

import io.salespulse.ui.assets.Assets;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Tags of what a part says, for templates ({@code cdi:tags}) and answers alike. */
@Named("tags")
@Singleton
public class EntityTags {

  private final Assets assets;

  EntityTags(Assets assets) {
    this.assets = assets;
  }

  /** With the quotes of an {@code ETag}. */
  public String of(String content) {
    return assets.etag(content);
  }
}

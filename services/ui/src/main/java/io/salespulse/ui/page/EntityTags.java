package io.salespulse.ui.page;

import io.quarkiverse.web.bundler.runtime.Bundle;
import io.quarkus.runtime.util.HashUtil;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** Tags of what a part says, for templates ({@code cdi:tags}) and answers alike. */
@Named("tags")
@Singleton
public class EntityTags {

  private final String release;

  EntityTags(Bundle bundle) {
    this.release = bundle.script("app") + bundle.style("app");
  }

  /** The value of a weak tag. With other scripts or styles, of another release, it is another. */
  public String of(String content) {
    return HashUtil.sha1(release + content);
  }
}

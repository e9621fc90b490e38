package io.salespulse.ui.settings;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** What several settings say together, checked when the service starts. */
@Dependent
class SettingsBeans {

  @Produces
  @Singleton
  @Startup
  Proxy proxy(Settings settings) {
    return Proxy.of(settings);
  }

  @Produces
  @Singleton
  @Startup
  SignIn signIn(Settings settings) {
    return SignIn.of(settings);
  }
}

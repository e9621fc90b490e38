package io.salespulse.ui.settings;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.salespulse.support.SettingConverters;
import java.net.URI;
import java.util.Locale;
import org.eclipse.microprofile.config.spi.Converter;

/** A site as a browser names it: scheme, host and, where it is not the usual one, port. */
@RegisterForReflection
@SuppressWarnings("serial")
public final class Origin implements Converter<String> {

  @Override
  public String convert(String text) {
    return SettingConverters.read(
        text, "sites such as https://intranet.example.com, with commas between", Origin::parse);
  }

  private static String parse(String text) {
    URI site = new SettingConverters.HttpAddress().convert(text);
    String origin =
        site.getScheme()
            + "://"
            + site.getHost()
            + (site.getPort() < 0 ? "" : ":" + site.getPort());
    return origin.equals(text) ? origin.toLowerCase(Locale.ROOT) : null;
  }
}

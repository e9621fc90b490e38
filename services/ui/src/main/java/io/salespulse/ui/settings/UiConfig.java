package io.salespulse.ui.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/**
 * The settings as they are written; {@link Settings} checks them. The prefix is empty because the
 * names are those of the environment: {@code SALES_DATA_DIR} is {@code sales.data-dir}.
 */
@ConfigMapping(prefix = "")
public interface UiConfig {

  public Sales sales();

  public Etl etl();

  public Generator generator();

  public Sink sink();

  public Kafka kafka();

  public Order order();

  public Source source();

  public Ui ui();

  /** Shared by all services. */
  interface Sales {
    @WithDefault("data")
    String dataDir();
  }

  /** The etl-runner. */
  interface Etl {
    @WithDefault("http://localhost:8083")
    String url();
  }

  /** The generator. */
  interface Generator {
    /** Empty where the orders come from somebody else. */
    @WithDefault("http://localhost:8081")
    Optional<String> url();
  }

  /** The sinks. */
  interface Sink {
    /** One or several, comma-separated. */
    @WithDefault("http://localhost:8082")
    String url();
  }

  /** As the etl-runner reads orders, for the live strip. */
  interface Order {
    Cancelled cancelled();

    /** Orders that sell nothing. */
    interface Cancelled {
      /** One or several, comma-separated, in any case. */
      @WithDefault("cancelled,canceled,voided,failed")
      String statuses();
    }
  }

  /** As the etl-runner reads times, for the live strip. */
  interface Source {
    /** Zone of a time without an offset. */
    @WithDefault("UTC")
    String zone();
  }

  /** Where the live strip reads the orders. */
  interface Kafka {
    Bootstrap bootstrap();

    /** As Kafka's own settings are named. */
    interface Bootstrap {
      @WithDefault("localhost:9092")
      String servers();
    }
  }

  /** The dashboard itself. */
  interface Ui {
    /** How often an open page asks for news. */
    @WithDefault("30s")
    String refresh();

    /** BCP 47 tag of the language region that numbers and dates are written for. */
    @WithDefault("en-US")
    String locale();

    /** Whether a proxy is in front, whose {@code X-Forwarded-} headers are believed. */
    @WithDefault("false")
    String behindProxy();

    /** The path below which that proxy serves the pages, such as /sales; it strips it. */
    Optional<String> rootPath();

    /** Who may see the pages: none (everybody), form or oidc. */
    @WithDefault("none")
    String signIn();

    /** Of the one who signs in by form. */
    Optional<String> user();

    Optional<String> password();
  }
}

package io.salespulse.ui.download;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.salespulse.ui.format.Figures;
import io.salespulse.ui.kpi.KpiSet;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.settings.Settings;
import io.salespulse.ui.settings.SignIn;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** What tables there are: as an OpenAPI document for programs, as a page for people. */
@Path("/")
public class TablesResource {

  private final KpiSets sets;
  private final Settings settings;
  private final SignIn signIn;
  private final ObjectMapper json;

  TablesResource(KpiSets sets, Settings settings, SignIn signIn, ObjectMapper json) {
    this.sets = sets;
    this.settings = settings;
    this.signIn = signIn;
    this.json = json;
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance tables(
        String language, boolean hasToken, Figures figures, List<DownloadTable> tables);
  }

  /** The page; before the first set it says that there is none yet. */
  @GET
  @Path("tables")
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
  public TemplateInstance page() {
    Figures figures = Figures.of(sets.state().set().map(KpiSet::manifest), settings.locale());
    return Templates.tables(
        settings.locale().toLanguageTag(), signIn.hasToken(), figures, tables());
  }

  /** The document; without paths as long as there is no set. */
  @GET
  @Path("openapi.json")
  @Produces(MediaType.APPLICATION_JSON)
  public String document() throws JsonProcessingException {
    return json.writeValueAsString(OpenApi.document(tables(), signIn.hasToken()));
  }

  private List<DownloadTable> tables() {
    return sets.state().set().map(DownloadTable::all).orElse(List.of());
  }
}

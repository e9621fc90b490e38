package io.salespulse.ui.report;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.page.NoPage;
import io.salespulse.ui.section.SelectedKpis;
import io.salespulse.ui.selection.Choice;
import io.salespulse.ui.settings.Settings;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.RestResponse;

/** A day, week or month on one page. */
@Path("/report")
@Blocking
public class ReportResource {

  private final Settings settings;
  private final KpiSets sets;
  private final NoPage noPage;
  private final Clock clock;

  ReportResource(Settings settings, KpiSets sets, NoPage noPage, Clock clock) {
    this.settings = settings;
    this.sets = sets;
    this.noPage = noPage;
    this.clock = clock;
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance report(ReportView report);
  }

  /**
   * The newest day that the numbers know as a whole, or what {@code day}, {@code week} or {@code
   * month} says; 400 where that is wrong, and 503 before the first numbers.
   */
  @GET
  @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
  public RestResponse<TemplateInstance> report(@Context UriInfo address) {
    return sets.state()
        .set()
        .map(
            set ->
                report(
                    SelectedKpis.of(
                        set, settings.locale(), set.day(clock.instant()), Choice.DEFAULT),
                    address))
        .orElseGet(
            () ->
                none(
                    Status.SERVICE_UNAVAILABLE,
                    "There are no numbers yet: they come with the first run."));
  }

  private RestResponse<TemplateInstance> report(SelectedKpis kpis, UriInfo address) {
    try {
      ReportView view = Report.of(kpis, span(kpis, address.getQueryParameters()));
      return RestResponse.ok(Templates.report(view));
    } catch (IllegalArgumentException wrong) {
      return none(Status.BAD_REQUEST, "/report: " + wrong.getMessage());
    }
  }

  private RestResponse<TemplateInstance> none(Status status, String why) {
    return RestResponse.status(status, noPage.page("No report", why, "."));
  }

  private static Span span(SelectedKpis kpis, MultivaluedMap<String, String> parameters) {
    List<Span> wanted =
        Arrays.stream(Span.Kind.values())
            .filter(kind -> parameters.containsKey(kind.parameter()))
            .flatMap(
                kind ->
                    parameters.get(kind.parameter()).stream().map(value -> Span.parse(kind, value)))
            .toList();
    if (wanted.size() > 1) {
      throw new IllegalArgumentException("it is of one day, week or month: leave all but one out");
    }
    return wanted.isEmpty() ? Span.of(Span.Kind.DAY, Report.newest(kpis)) : wanted.get(0);
  }
}

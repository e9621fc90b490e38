package io.salespulse.ui.download;

import io.salespulse.contract.KpiFile;
import io.salespulse.ui.Gzip;
import io.salespulse.ui.kpi.KpiSets;
import io.salespulse.ui.kpi.KpiTable;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The KPI CSVs by their names in the catalogue; no other name reaches a file. */
@Path("/kpi")
public class DownloadResource {

  private final KpiSets sets;

  DownloadResource(KpiSets sets) {
    this.sets = sets;
  }

  /** The file of the set that the page shows; 404 where the set or the catalogue has none. */
  @GET
  @Path("{kpi}.csv")
  public Response csv(
      @PathParam("kpi") String kpi,
      @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @DefaultValue("") String accepted) {
    Optional<KpiTable> table =
        KpiFile.named(kpi).flatMap(file -> sets.state().set().flatMap(set -> set.table(file)));
    if (table.isEmpty()) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    byte[] csv = SafeCsv.of(table.get());
    return (Gzip.isAccepted(accepted)
            ? Response.ok(Gzip.of(csv)).header(HttpHeaders.CONTENT_ENCODING, Gzip.NAME)
            : Response.ok(csv))
        .type("text/csv; charset=UTF-8; header=present")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + table.get().file().fileName() + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }
}

package io.salespulse.ui.download;

import io.salespulse.contract.KpiFile;
import io.salespulse.ui.Gzip;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiSets;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import java.util.stream.Stream;

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
    Optional<KpiFile> file = KpiFile.named(kpi);
    Optional<Stream<KpiRow>> rows =
        file.flatMap(there -> sets.state().set().flatMap(set -> set.rows(there)));
    if (rows.isEmpty()) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    boolean packed = Gzip.isAccepted(accepted);
    StreamingOutput csv =
        out -> SafeCsv.write(file.get(), rows.get(), packed ? Gzip.into(out) : out);
    Response.ResponseBuilder answer = Response.ok(csv);
    if (packed) {
      answer.header(HttpHeaders.CONTENT_ENCODING, Gzip.NAME);
    }
    return answer
        .type("text/csv; charset=UTF-8; header=present")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"" + file.get().fileName() + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }
}

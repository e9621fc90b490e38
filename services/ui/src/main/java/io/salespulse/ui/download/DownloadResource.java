package io.salespulse.ui.download;

import io.salespulse.ui.kpi.KpiSets;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestMulti;

/** The KPI tables by their names in the set; no other name reaches a file. */
@Path("/kpi")
public class DownloadResource {

  private static final Logger LOG = Logger.getLogger(DownloadResource.class);

  private final KpiSets sets;

  DownloadResource(KpiSets sets) {
    this.sets = sets;
  }

  /**
   * The file of the set that the page shows; 404 where the set or the catalogue has none. A worker
   * thread makes a piece when the one before is on its way, and waits for nobody: however many read
   * slowly, they take no thread from the others.
   */
  @GET
  @Path("{kpi}.csv")
  @Produces("text/csv; charset=UTF-8; header=present")
  @NonBlocking
  public RestMulti<byte[]> csv(@PathParam("kpi") String kpi, @Context HttpServerResponse sent) {
    return answer(kpi, SafeCsv.of(table(kpi)), sent)
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + kpi + ".csv\"")
        .build();
  }

  /** The same for programs. Its type is a header alone, as no extension need turn it into JSON. */
  @GET
  @Path("{kpi}.json")
  @NonBlocking
  public RestMulti<byte[]> json(@PathParam("kpi") String kpi, @Context HttpServerResponse sent) {
    return answer(kpi, TableJson.of(table(kpi)), sent)
        .header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
        .build();
  }

  private DownloadTable table(String kpi) {
    return sets.state()
        .set()
        .flatMap(set -> DownloadTable.named(kpi, set))
        .orElseThrow(NotFoundException::new);
  }

  private static RestMulti.SyncRestMulti.Builder<byte[]> answer(
      String kpi, Pieces pieces, HttpServerResponse sent) {
    // Quarkus takes it away from what it compresses, but not in time for an answer in pieces.
    sent.headers().remove(HttpHeaders.CONTENT_ENCODING);
    Uni<byte[]> piece =
        Uni.createFrom()
            .item(pieces::next)
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
            .onFailure()
            .invoke(defect -> LOG.errorf(defect, "%s cannot be made for a download", kpi));
    return RestMulti.fromMultiData(piece.repeat().whilst(made -> pieces.hasNext()))
        .header(HttpHeaders.CACHE_CONTROL, "no-cache");
  }
}

package io.salespulse.ui.download;

import io.salespulse.contract.KpiFile;
import io.salespulse.ui.kpi.KpiRow;
import io.salespulse.ui.kpi.KpiSets;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
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
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestMulti;

/** The KPI CSVs by their names in the catalogue; no other name reaches a file. */
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
    KpiFile file = KpiFile.named(kpi).orElseThrow(NotFoundException::new);
    Stream<KpiRow> rows =
        sets.state().set().flatMap(set -> set.rows(file)).orElseThrow(NotFoundException::new);
    // Quarkus takes it away from what it compresses, but not in time for an answer in pieces.
    sent.headers().remove(HttpHeaders.CONTENT_ENCODING);
    return RestMulti.fromMultiData(pieces(file, new SafeCsv(file, rows)))
        .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + file.fileName() + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  private static Multi<byte[]> pieces(KpiFile file, SafeCsv csv) {
    Uni<byte[]> piece =
        Uni.createFrom()
            .item(csv::next)
            .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
            .onFailure()
            .invoke(
                defect -> LOG.errorf(defect, "%s cannot be made for a download", file.fileName()));
    return piece.repeat().whilst(made -> csv.hasNext());
  }
}

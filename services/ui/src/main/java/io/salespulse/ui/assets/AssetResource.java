package io.salespulse.ui.assets;

import io.salespulse.ui.Gzip;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** The files of the page, from memory and as they were compressed at the start. */
@Path("/assets")
@NonBlocking
public class AssetResource {

  /** What is under an address with the content's hash never changes. */
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";

  private final Assets assets;

  AssetResource(Assets assets) {
    this.assets = assets;
  }

  /**
   * The file of this release, whatever release the address is of: while one is replaced by the
   * next, a page may be of the other. 404 for what is no file of the page.
   */
  @GET
  @Path("{hash}/{name}")
  public Response asset(
      @PathParam("hash") String hash,
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.ACCEPT_ENCODING) @DefaultValue("") String accepted) {
    Optional<Asset> asset = assets.named(name);
    if (asset.isEmpty()) {
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    Response.ResponseBuilder answer =
        Gzip.isAccepted(accepted)
            ? Response.ok(asset.get().compressed()).header(HttpHeaders.CONTENT_ENCODING, Gzip.NAME)
            : Response.ok(asset.get().bytes());
    return answer
        .type(asset.get().mediaType())
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
        .header(HttpHeaders.CACHE_CONTROL, asset.get().hash().equals(hash) ? FOR_GOOD : "no-cache")
        .build();
  }
}

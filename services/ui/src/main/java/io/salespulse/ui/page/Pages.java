package io.salespulse.ui.page;

import io.salespulse.ui.Gzip;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers with what is rendered, compressed for those who take it so. */
final class Pages {

  private Pages() {}

  /**
   * @param accepted the request's {@code Accept-Encoding}
   */
  static Response.ResponseBuilder answer(
      Response.Status status, Rendered rendered, String accepted) {
    Response.ResponseBuilder answer =
        Response.status(status).header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    return rendered.isWorthCompressing() && Gzip.isAccepted(accepted)
        ? answer.entity(rendered.compressed()).header(HttpHeaders.CONTENT_ENCODING, Gzip.NAME)
        : answer.entity(rendered.bytes());
  }
}

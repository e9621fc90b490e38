package io.salespulse.ui.signin;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.salespulse.ui.UiMetrics;
import io.salespulse.ui.settings.Proxy;
import io.salespulse.ui.settings.SignIn;
import io.salespulse.ui.signin.Attempts.Turn;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Knows the one user who may sign in by form, and lets nobody guess the password quickly. */
@ApplicationScoped
class FormUser implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

  private static final Logger LOG = Logger.getLogger(FormUser.class);

  /** So many wrong ones in a row are worth a line of the log, and then twice as many. */
  private static final int SUSPICIOUS = 5;

  /** What the setting of the error page has as its query. */
  private static final String FAILED = "failed=true";

  private final SignIn signIn;
  private final Proxy proxy;
  private final Attempts attempts;
  private final UiMetrics metrics;

  FormUser(SignIn signIn, Proxy proxy, Attempts attempts, UiMetrics metrics) {
    this.signIn = signIn;
    this.proxy = proxy;
    this.attempts = attempts;
    this.metrics = metrics;
  }

  @Override
  public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
    return UsernamePasswordAuthenticationRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
    RoutingContext call = HttpSecurityUtils.getRoutingContextAttribute(request);
    String address = CallerAddress.of(call.request(), proxy);
    String user = request.getUsername();
    Turn turn = attempts.turn(user, address);
    if (!turn.isLookedAt()) {
      metrics.signInTried("refused");
      return refused(call, "wait=" + seconds(turn.pause()));
    }
    if (signIn.way() == SignIn.Way.FORM
        && signIn.accepts(user, request.getPassword().getPassword())) {
      attempts.succeeded(user, address);
      metrics.signInTried("succeeded");
      return Uni.createFrom().item(identity(user));
    }
    metrics.signInTried("failed");
    if (isWorthALine(turn.inRow())) {
      LOG.warnf(
          "%d wrong passwords in a row from %s, the last for user %s. After each further one the"
              + " next is looked at after up to %d s.",
          turn.inRow(), address, printable(user), Attempts.LONGEST_PAUSE.toSeconds());
    }
    return refused(call, FAILED + (turn.pause().isZero() ? "" : "&wait=" + seconds(turn.pause())));
  }

  /** Quarkus sends everybody to one page, which is told here what to say. */
  private static Uni<SecurityIdentity> refused(RoutingContext call, String query) {
    call.addHeadersEndHandler(
        sent ->
            Optional.ofNullable(call.response().headers().get(HttpHeaders.LOCATION))
                .map(location -> location.replace('?' + FAILED, '?' + query))
                .ifPresent(
                    location -> call.response().headers().set(HttpHeaders.LOCATION, location)));
    return Uni.createFrom().failure(new AuthenticationFailedException());
  }

  /** Begun ones count, as the next try must not come too early. */
  private static long seconds(Duration pause) {
    return pause.plusMillis(999).toSeconds();
  }

  private static boolean isWorthALine(int inRow) {
    return inRow % SUSPICIOUS == 0 && Integer.bitCount(inRow / SUSPICIOUS) == 1;
  }

  /** What somebody typed, as part of a line. */
  private static String printable(String user) {
    return user.substring(0, Math.min(user.length(), 60)).replaceAll("\\P{Print}", "?");
  }

  static SecurityIdentity identity(String name) {
    return QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(name)).build();
  }
}

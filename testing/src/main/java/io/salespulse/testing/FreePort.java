package io.salespulse.testing;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Ports for what a test starts. */
public final class FreePort {

  /** Above the last one that browsers refuse, 10080. */
  private static final int LOWEST = 11_000;

  private static final int COUNT = 20_000;

  /** From where this process goes upwards; others, of other modules, do so from elsewhere. */
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 997 % COUNT));

  private FreePort() {}

  /**
   * A port that nobody listens on, and that this process has not given out before. It is none of
   * those that the system gives to who asks for any, so that it is still free when it is listened
   * on.
   */
  public static int any() {
    for (int tried = 0; tried < COUNT; tried++) {
      int port = LOWEST + NEXT.getAndIncrement() % COUNT;
      try (ServerSocket socket = new ServerSocket(port)) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // The next one may be free.
      }
    }
    throw new IllegalStateException("no free port from %d on".formatted(LOWEST));
  }
}

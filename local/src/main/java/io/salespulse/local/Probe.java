package io.salespulse.local;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** Whether a process is there for others. */
interface Probe {

  int TIMEOUT_MILLISECONDS = 2000;

  boolean answers();

  /** Something accepts connections on a port of this machine. */
  static Probe port(int port) {
    return () -> {
      try (Socket socket = new Socket()) {
        socket.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLISECONDS);
        return true;
      } catch (IOException notYet) {
        return false;
      }
    };
  }

  /** A GET of the address is answered with 200. */
  static Probe http(String url) {
    return () -> {
      try {
        HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(TIMEOUT_MILLISECONDS);
        connection.setReadTimeout(TIMEOUT_MILLISECONDS);
        return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
      } catch (IOException notYet) {
        return false;
      }
    };
  }
}

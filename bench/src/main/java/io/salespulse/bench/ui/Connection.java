package io.salespulse.bench.ui;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One kept-alive HTTP/1.1 connection over a bare socket: on two cores a full client would cost more
 * than the server that it measures.
 */
final class Connection implements AutoCloseable {

  private static final int TIMEOUT_MILLISECONDS = 10_000;

  private final Socket socket;
  private final InputStream input;
  private final StringBuilder line = new StringBuilder(128);

  Connection(int port) throws IOException {
    this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
    this.socket.setTcpNoDelay(true);
    this.socket.setSoTimeout(TIMEOUT_MILLISECONDS);
    this.input = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
  }

  /**
   * @param etag blank where there is none
   * @param bytes of headers and body together, as they came over the wire
   */
  record Answer(int status, String etag, int bytes, byte[] body) {

    /** The body of an answer that is not compressed. */
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /** A request as browsers send it, ready for {@link #exchange}. */
  static byte[] request(String path, String etag) {
    return request(path, etag, "Accept-Encoding: gzip, deflate, br\r\n");
  }

  /** One whose answer {@link Answer#text()} can read. */
  static byte[] plainRequest(String path) {
    return request(path, "", "");
  }

  private static byte[] request(String path, String etag, String encodings) {
    String condition = etag.isEmpty() ? "" : "If-None-Match: " + etag + "\r\n";
    return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + encodings + condition + "\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * @throws IOException also where an answer has no length: then it would never end
   */
  Answer exchange(byte[] request) throws IOException {
    socket.getOutputStream().write(request);
    String statusLine = readLine();
    int status = Integer.parseInt(statusLine.substring(9, 12));
    int bytes = statusLine.length() + 2;
    int length = status == 304 || status == 204 ? 0 : -1;
    String etag = "";
    for (String header = readLine(); !header.isEmpty(); header = readLine()) {
      bytes += header.length() + 2;
      if (header.regionMatches(true, 0, "content-length: ", 0, 16) && length < 0) {
        length = Integer.parseInt(header.substring(16));
      } else if (header.regionMatches(true, 0, "etag: ", 0, 6)) {
        etag = header.substring(6);
      }
    }
    if (length < 0) {
      throw new IOException("an answer has no content-length: " + statusLine);
    }
    byte[] body = input.readNBytes(length);
    return new Answer(status, etag, bytes + 2 + length, body);
  }

  private String readLine() throws IOException {
    line.setLength(0);
    for (int octet = input.read(); octet != '\n'; octet = input.read()) {
      if (octet < 0) {
        throw new EOFException("the server closed the connection");
      }
      if (octet != '\r') {
        line.append((char) octet);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

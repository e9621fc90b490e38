package io.salespulse.ui.signin;

import io.netty.util.NetUtil;
import io.salespulse.ui.settings.Proxy;
import io.vertx.core.http.HttpServerRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a call comes from, as far as people can be told apart by it. */
final class CallerAddress {

  private static final int NETWORK_BYTES = 8;

  /** Some proxies write the port as well. */
  private static final Pattern WITH_PORT = Pattern.compile("\\[(.*)](?::\\d+)?|([^:]+):\\d+");

  /** No address is longer. */
  private static final int LONGEST = 64;

  private CallerAddress() {}

  /**
   * The address of who called the proxy, where there is one that Quarkus trusts (it says so in a
   * header that is nobody else's), else of who called the dashboard. Of an IPv6 address the
   * network: who has one address has all of that network.
   */
  static String of(HttpServerRequest request, Proxy proxy) {
    List<String> forwarded = request.headers().getAll("X-Forwarded-For");
    return proxy.isThere()
            && "true".equals(request.getHeader("X-Forwarded-Trusted-Proxy"))
            && !forwarded.isEmpty()
        ? lastOf(forwarded.get(forwarded.size() - 1))
        : network(request.connection().remoteAddress().hostAddress());
  }

  /** The last entry is the proxy's own; what stands before it anybody may have written. */
  static String lastOf(String header) {
    String last = header.substring(header.lastIndexOf(',') + 1).trim();
    Matcher port = WITH_PORT.matcher(last);
    return network(!port.matches() ? last : port.group(1) == null ? port.group(2) : port.group(1));
  }

  static String network(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    if (bytes == null) {
      return address.substring(0, Math.min(address.length(), LONGEST));
    }
    try {
      return InetAddress.getByAddress(bytes) instanceof Inet6Address
          ? HexFormat.ofDelimiter(":").formatHex(Arrays.copyOf(bytes, NETWORK_BYTES))
          : address;
    } catch (UnknownHostException onlyForAnotherLength) {
      throw new IllegalArgumentException(onlyForAnotherLength);
    }
  }
}

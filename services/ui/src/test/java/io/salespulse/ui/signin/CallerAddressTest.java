package io.salespulse.ui.signin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerAddressTest {

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7,             192.0.2.7",
    "2001:db8:1:2:3:4:5:6,  20:01:0d:b8:00:01:00:02",
    "2001:db8:1:2::1,       20:01:0d:b8:00:01:00:02",
    "2001:db8:1:3::1,       20:01:0d:b8:00:01:00:03",
    "::ffff:192.0.2.7,      ::ffff:192.0.2.7",
    "unknown,               unknown",
  })
  void ofIpv6TheNetworkCounts(String address, String network) {
    assertThat(CallerAddress.network(address)).isEqualTo(network);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.7,                   192.0.2.7",
    "'6.6.6.6, 192.0.2.7',        192.0.2.7",
    "'6.6.6.6,192.0.2.7:51234',   192.0.2.7",
    "'[2001:db8:1:2::1]:51234',   20:01:0d:b8:00:01:00:02",
    "'[2001:db8:1:2::1]',         20:01:0d:b8:00:01:00:02",
    "2001:db8:1:2::1,             20:01:0d:b8:00:01:00:02",
  })
  void whatTheProxyItselfWroteIsTheLastEntry(String header, String address) {
    assertThat(CallerAddress.lastOf(header)).isEqualTo(address);
  }
}

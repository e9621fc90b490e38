package io.salespulse.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GzipTest {

  @ParameterizedTest
  @CsvSource({
    "'gzip',                          true",
    "'gzip, deflate, br, zstd',       true",
    "'br, GZIP',                      true",
    "'gzip;q=0.8',                    true",
    "'gzip;q=0.001, identity',        true",
    "'deflate, gzip;q=1.0, *;q=0.5',  true",
    "'br; q=1.0, gzip ; q=0.6',       true",
    "'x-gzip',                        true",
    "'*',                             true",
    "'br, *;q=0.1',                   true",
    "'',                              false",
    "'identity',                      false",
    "'br',                            false",
    "'gzip;q=0',                      false",
    "'gzip;q=0.000, *',               false",
    "'*;q=1, gzip; q=0',              false",
    "'*;q=0',                         false",
    "'notgzip, gzipped',              false"
  })
  void itIsTakenByNameOrByStarAndNotWithTheWeightZero(String encodings, boolean accepted) {
    assertThat(Gzip.isAccepted(encodings)).isEqualTo(accepted);
  }
}

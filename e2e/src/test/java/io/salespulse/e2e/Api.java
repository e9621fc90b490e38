package io.salespulse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.salespulse.contract.FlushReport;
import io.salespulse.contract.GeneratorStats;
import io.salespulse.contract.RunReport;
import io.salespulse.testing.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;

/** The services' HTTP interfaces, as anyone may call them. */
record Api(String generator, String sink, String etl) {

  static final ObjectMapper JSON = ContractJson.mapper();

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  GeneratorStats stats() throws IOException, InterruptedException {
    return JSON.readValue(call("GET", generator + "/generator/stats"), GeneratorStats.class);
  }

  /** Changes the live rate; once this returns with 0, the stats stand still. */
  void rate(double ordersPerSecond) throws IOException, InterruptedException {
    call("PUT", generator + "/generator/rate?ordersPerSecond=" + ordersPerSecond);
  }

  FlushReport flush() throws IOException, InterruptedException {
    return JSON.readValue(call("POST", sink + "/segments/flush"), FlushReport.class);
  }

  /** A run that began after this call. */
  RunReport runEtl() throws IOException, InterruptedException {
    return run("/etl/run");
  }

  /** A run that reads all raw files again. */
  RunReport rebuild() throws IOException, InterruptedException {
    return run("/etl/run?rebuild=true");
  }

  private RunReport run(String path) throws IOException, InterruptedException {
    Instant asked = Instant.now();
    RunReport report = JSON.readValue(call("POST", etl + path), RunReport.class);
    assertThat(report.startedAt()).isAfterOrEqualTo(asked);
    return report;
  }

  private static String call(String method, String url) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, BodyPublishers.noBody())
            .timeout(StackUnderTest.PATIENCE)
            .build();
    HttpResponse<String> response = CLIENT.send(request, BodyHandlers.ofString());
    assertThat(response.statusCode()).as("%s %s: %s", method, url, response.body()).isEqualTo(200);
    return response.body();
  }
}

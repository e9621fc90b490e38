package io.salespulse.etl.run;

import static io.salespulse.etl.run.Answers.partition;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.RunReport;
import io.salespulse.etl.raw.RawCatalog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop whose history is still being written. */
class UpstreamTest {

  private static final String HISTORY = "the shop's history is still coming in";

  @TempDir Path data;
  private final Answers answers = new Answers();
  private final AtomicReference<String> backfill = new AtomicReference<>("RUNNING");

  @AfterEach
  void stop() {
    answers.close();
  }

  @Test
  void whileTheGeneratorWritesItsHistoryARunIsIncompleteForThatReasonFirst() throws IOException {
    Upstream upstream = upstream(answers.generator(backfill::get), sink(3));

    assertThat(upstream.publish()).hasSize(2).first().asString().startsWith(HISTORY);
    backfill.set("DONE");
    assertThat(upstream.publish()).singleElement().asString().startsWith("3 records were in Kafka");
  }

  @Test
  void aHistoryThatEndsBeforeTheSinksAnswerIsStillSaidToBeComingIn() throws IOException {
    URI sink =
        answers.answering(
            "/segments/flush",
            200,
            () -> {
              backfill.set("DONE");
              return "{\"segments_published\":0,\"partitions\":[%s]}".formatted(all(0));
            });

    assertThat(upstream(answers.generator(backfill::get), sink).publish())
        .singleElement()
        .asString()
        .startsWith(HISTORY);
  }

  @Test
  void aGeneratorThatDoesNotSayIsNoReason() throws IOException {
    assertThat(upstream(URI.create("http://127.0.0.1:1"), sink(0)).publish()).isEmpty();
    URI starting = answers.answering("/generator/stats", 503, () -> Answers.stats("RUNNING"));
    assertThat(upstream(starting, sink(0)).publish()).isEmpty();
    URI other = answers.answering("/generator/stats", 200, () -> "<html>");
    assertThat(upstream(other, sink(0)).publish()).isEmpty();
    assertThat(upstream(null, sink(0)).publish()).isEmpty();
  }

  @Test
  void theRunsOfAStartGoOnUntilASetHasTheWholeHistory() throws IOException {
    PipelineFixture pipeline = new PipelineFixture(data);
    pipeline.write(SmallShop.ALL);
    // The second run finds nothing new, and the history still is not there.
    URI generator = answers.generator(() -> pipeline.history().size() < 2 ? "RUNNING" : "DONE");
    Upstream upstream = upstream(generator, sink(0));
    pipeline.upstream(upstream::publish);

    new StartRuns(pipeline.job(), upstream, new RawCatalog(pipeline.layout())).run();

    assertThat(pipeline.history().stream().map(RunReport::incomplete))
        .containsExactly(false, true, true);
    assertThat(pipeline.history().get(1).warnings().get(0)).startsWith(HISTORY);
  }

  private URI sink(long lag) throws IOException {
    return answers.sink(all(lag));
  }

  private static String all(long lag) {
    return String.join(
        ",",
        partition("customers", 0, 1),
        partition("products", 0, 1),
        partition("orders", 0, 1, lag, "false"),
        partition("order_items", 0, 1));
  }

  private static Upstream upstream(URI generator, URI sink) {
    return new Upstream(
        new GeneratorClient(Optional.ofNullable(generator), PipelineFixture.JSON),
        new SinkClient(List.of(sink), PipelineFixture.JSON));
  }
}

package io.salespulse.etl.run;

import static io.salespulse.etl.run.Answers.partition;
import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.RunReport;
import io.salespulse.etl.raw.RawCatalog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shop whose history is still being written. */
class UpstreamTest {

  private static final String HISTORY = "the shop's history is still coming in";

  @TempDir Path data;
  @AutoClose private final Answers answers = new Answers();
  private final AtomicReference<String> backfill = new AtomicReference<>("RUNNING");
  private final AtomicInteger status = new AtomicInteger(200);
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-04T12:00:00Z"));

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
  void aGeneratorThatHasNeverSaidIsNoReason() throws IOException {
    assertThat(upstream(URI.create("http://127.0.0.1:1"), sink(0)).publish()).isEmpty();
    URI other = answers.answering("/generator/stats", 200, () -> "<html>");
    assertThat(upstream(other, sink(0)).publish()).isEmpty();
    assertThat(upstream(null, sink(0)).publish()).isEmpty();
  }

  @Test
  void aGeneratorThatFallsSilentAmidItsHistoryStillWritesIt() throws IOException {
    Upstream upstream = upstream(generator(), sink(0));
    assertThat(upstream.publish()).hasSize(1);

    backfill.set("neither word");
    assertThat(upstream.publish())
        .containsExactly(
            "the shop's history is still coming in, as far as is known: the generator said so and"
                + " does not say now how far it is; compare nothing with earlier days before it has"
                + " written all of it");
    status.set(503);
    assertThat(upstream.publish()).singleElement().asString().startsWith(HISTORY);
    status.set(200);
    backfill.set("DONE");
    assertThat(upstream.publish()).isEmpty();
  }

  @Test
  void aGeneratorThatStartsMayHaveAHistoryToWriteButNotAfterItHadWrittenAll() throws IOException {
    Upstream upstream = upstream(generator(), sink(0));
    status.set(503);
    assertThat(upstream.publish())
        .singleElement()
        .asString()
        .startsWith("the shop's history is still coming in, as far as is known");

    status.set(200);
    backfill.set("DONE");
    assertThat(upstream.publish()).isEmpty();
    status.set(503);
    assertThat(upstream.publish()).isEmpty();
  }

  @Test
  void aGeneratorThatStaysSilentIsNoReasonForEver() throws IOException {
    Upstream upstream = upstream(generator(), sink(0));
    upstream.publish();
    status.set(503);

    now.set(now.get().plus(GeneratorClient.REMEMBERED).minusMillis(1));
    assertThat(upstream.publish()).hasSize(1);
    now.set(now.get().plusMillis(1));
    assertThat(upstream.publish()).isEmpty();

    status.set(200);
    assertThat(upstream.publish()).hasSize(1);
  }

  private URI generator() throws IOException {
    return answers.answering("/generator/stats", status::get, () -> Answers.stats(backfill.get()));
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

  @Test
  void theRunsOfAStartEndWithTheFirstThatLacksNothing() throws IOException {
    PipelineFixture pipeline = new PipelineFixture(data);
    pipeline.write(SmallShop.ALL);
    URI sink =
        answers.answering(
            "/segments/flush",
            200,
            () ->
                "{\"segments_published\":0,\"partitions\":[%s]}"
                    .formatted(all(pipeline.history().isEmpty() ? 3 : 0)));
    Upstream upstream = upstream(null, sink);
    pipeline.upstream(upstream::publish);
    StartRuns start = new StartRuns(pipeline.job(), upstream, new RawCatalog(pipeline.layout()));

    start.run();
    assertThat(pipeline.history().stream().map(RunReport::incomplete)).containsExactly(false, true);

    // Orders of days before change in a shop all the time.
    pipeline.write(List.of(SmallShop.LATE_ORDER));
    start.run();
    assertThat(pipeline.history()).hasSize(3);
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

  private Upstream upstream(URI generator, URI sink) {
    return new Upstream(
        new GeneratorClient(Optional.ofNullable(generator), PipelineFixture.JSON, now::get),
        new SinkClient(List.of(sink), PipelineFixture.JSON));
  }
}

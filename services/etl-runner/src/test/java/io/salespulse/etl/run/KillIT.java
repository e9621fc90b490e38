package io.salespulse.etl.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.Manifest;
import io.salespulse.contract.RunReport;
import io.salespulse.contract.RunReport.Status;
import io.salespulse.support.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The packaged process dies at any step of a run: what {@code kill -9} leaves is always a whole
 * published set, and the next run publishes the KPIs of one run from scratch.
 *
 * <p>A schedule is a sequence of random segments, late ones among them, and of deleted facts. More
 * of them than one are played with {@code -Dkill.schedules=20}, more deaths of each with {@code
 * -Dkill.deaths=50}.
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "/proc tells whether a process stands still")
class KillIT {

  private static final int SCHEDULES = Integer.getInteger("kill.schedules", 1);

  /** How many of the states of each run are repaired; whole sets are looked for in all of them. */
  private static final int DEATHS = Integer.getInteger("kill.deaths", 2);

  private static final int SEGMENTS = 24;
  private static final int FEWEST_STATES = 20;

  @TempDir Path directory;
  private Path data;
  private Random random;
  private int scratches;

  static LongStream schedules() {
    return LongStream.rangeClosed(1, SCHEDULES);
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void theRunAfterADeathPublishesWhatOneRunFromScratchPublishes(long seed) throws Exception {
    data = Files.createDirectories(directory.resolve("data"));
    random = new Random(seed);
    List<RawSegment> segments = new RandomShop(seed).segments(SEGMENTS);
    List<RawSegment> first = segments.subList(0, SEGMENTS / 2);
    write(first);
    Map<String, String> firstKpis = fromScratch(first);
    Path unrepaired;
    List<Path> states;
    try (EtlProcess process = EtlProcess.start(data, Map.of());
        Freezer freezer = new Freezer(process.pid(), data, directory)) {
      process.awaitAnswers();
      states = deathsOf(process.run(), freezer);
    }
    unrepaired = states.remove(0);
    states.forEach(state -> assertRepaired(state, firstKpis));

    // As if this one had happened: the next run repairs it, and dies in turn.
    becomes(unrepaired);
    write(segments.subList(SEGMENTS / 2, SEGMENTS));
    deleteSomeFiles();
    Map<String, String> allKpis = fromScratch(segments);
    Path later = directory.resolve("later");
    try (EtlProcess process = EtlProcess.start(data, Map.of());
        Freezer freezer = new Freezer(process.pid(), data, Files.createDirectories(later))) {
      process.awaitAnswers();
      states = deathsOf(process.run(), freezer);
    }
    states.forEach(state -> assertRepaired(state, allKpis));
  }

  /** States that the run goes through, in a random order, one more than are to be repaired. */
  private List<Path> deathsOf(CompletableFuture<RunReport> run, Freezer freezer)
      throws IOException {
    List<Path> states = new ArrayList<>();
    while (!run.isDone()) {
      for (Path state : freezer.next()) {
        assertWholeSet(new DataLayout(state));
        states.add(state);
      }
    }
    assertThat(run.join().status()).isEqualTo(Status.SUCCEEDED);
    assertThat(states).hasSizeGreaterThan(FEWEST_STATES);
    Collections.shuffle(states, random);

    return new ArrayList<>(states.subList(0, DEATHS + 1));
  }

  /** What is published is one whole set; before the first run it is nothing. */
  private static void assertWholeSet(DataLayout state) throws IOException {
    if (Files.notExists(state.kpi(), LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Path set = state.kpi().toRealPath();
    Manifest manifest =
        PipelineFixture.parsed(Files.readString(set.resolve(DataLayout.MANIFEST)), Manifest.class);
    assertThat(set.getFileName()).hasToString(manifest.run().id());
    for (Map.Entry<String, Manifest.FileEntry> file : manifest.files().entrySet()) {
      assertThat(sha256(set.resolve(file.getKey())))
          .as("%s of %s", file.getKey(), set)
          .isEqualTo(file.getValue().sha256());
    }
  }

  /** In the place where it was: tables name their files by whole paths. */
  private void assertRepaired(Path state, Map<String, String> expected) {
    try {
      becomes(state);
      PipelineFixture next = new PipelineFixture(data);

      assertThat(next.run().failure()).as("run after %s", state).isEmpty();
      assertThat(next.kpis()).as("KPIs after %s", state).isEqualTo(expected);
      assertWholeSet(next.layout());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private Map<String, String> fromScratch(List<RawSegment> segments) throws IOException {
    PipelineFixture scratch = new PipelineFixture(directory.resolve("scratch-" + ++scratches));
    scratch.write(segments);
    assertThat(scratch.run().daysRebuilt()).isNotEmpty();
    assertThat(scratch.summary("total_orders")).isNotEqualTo("0");
    return scratch.kpis();
  }

  private void write(List<RawSegment> segments) throws IOException {
    for (RawSegment segment : segments) {
      segment.write(new DataLayout(data));
    }
  }

  private void becomes(Path state) throws IOException {
    DurableFiles.deleteTree(data);
    Freezer.copy(state, data);
  }

  /** One file in fifty of the tables, as far as they are there. */
  private void deleteSomeFiles() throws IOException {
    Path tables = Files.createDirectories(new DataLayout(data).tables());
    try (Stream<Path> files = Files.walk(tables)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (random.nextInt(50) == 0) {
          Files.delete(file);
        }
      }
    }
  }

  private static String sha256(Path file) throws IOException {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }
}

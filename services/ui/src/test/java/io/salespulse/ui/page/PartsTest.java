package io.salespulse.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.ui.selection.Choice;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PartsTest {

  private static final String FIRST = "first";

  private static final Choice SEARCH = Choice.of(name -> name.equals("churn.find") ? "a" : "");

  private final Parts parts = new Parts();
  private final AtomicInteger renderings = new AtomicInteger();

  @Test
  void whatEverybodySeesIsRenderedOncePerVersion() {
    Fragment first = parts.part(FIRST, "cards", Choice.DEFAULT, this::render);

    assertThat(parts.part(FIRST, "cards", Choice.DEFAULT, this::render)).isSameAs(first);
    assertThat(parts.part(FIRST, "trend", Choice.DEFAULT, this::render)).isNotSameAs(first);
    assertThat(parts.part("second", "cards", Choice.DEFAULT, this::render)).isNotSameAs(first);
    assertThat(renderings).hasValue(3);
  }

  @Test
  void whatSomebodyChoseIsNotKept() {
    Fragment first = parts.part(FIRST, "churn", SEARCH, this::render);

    assertThat(parts.part(FIRST, "churn", SEARCH, this::render)).isNotSameAs(first);
  }

  @Test
  void aPartThatTakesItsTimeKeepsNoOtherWaiting() throws Exception {
    CountDownLatch otherIsMade = new CountDownLatch(1);
    CompletableFuture<Fragment> slow =
        CompletableFuture.supplyAsync(
            () ->
                parts.part(
                    FIRST,
                    "cards",
                    Choice.DEFAULT,
                    () -> {
                      await(otherIsMade);
                      return render();
                    }));

    CompletableFuture.runAsync(
        () -> {
          parts.part(FIRST, "trend", Choice.DEFAULT, this::render);
          otherIsMade.countDown();
        });

    assertThat(slow.get(1, TimeUnit.MINUTES)).isNotNull();
  }

  private Fragment render() {
    String html = "part " + renderings.incrementAndGet();
    return new Fragment("", () -> html);
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the other part waits");
      }
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }
}

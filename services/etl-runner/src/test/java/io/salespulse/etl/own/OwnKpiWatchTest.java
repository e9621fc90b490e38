package io.salespulse.etl.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.salespulse.contract.OwnKpiState;
import io.salespulse.etl.TestSpark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnKpiWatchTest {

  @TempDir Path directory;
  private OwnKpiWatch watch;

  @BeforeEach
  void aDirectory() {
    watch = new OwnKpiWatch(directory, ZoneOffset.UTC);
  }

  @Test
  void aFileIsJudgedWhenItAppearsAndAgainWhenItChanges() throws IOException {
    Path file = directory.resolve("mine.sql");
    watch.look(TestSpark.session());
    assertThat(watch.states()).isEmpty();

    Files.writeString(file, "-- title: Mine\nselect totl_amount\nfrom orders");
    Files.writeString(directory.resolve(".#mine.sql"), "an editor's");
    Files.writeString(directory.resolve("notes.txt"), "nobody's");
    watch.look(TestSpark.session());

    assertThat(watch.states()).singleElement().extracting(OwnKpiState::file).isEqualTo("mine.sql");
    assertThat(problem("mine.sql"))
        .contains("`totl_amount` cannot be resolved")
        .contains("`total_amount`")
        .contains("line 2 pos 7")
        .startsWith("A column")
        .doesNotContain("\n");

    Files.writeString(file, "-- title: Mine\nselect sum(total_amount) as total\nfrom orders");
    watch.look(TestSpark.session());
    assertThat(watch.states()).containsExactly(new OwnKpiState("mine.sql", Optional.empty()));

    Files.delete(file);
    watch.look(TestSpark.session());
    assertThat(watch.states()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select from from orders|line 1",
        "select 1 as a; select 2 as b|line 1",
        "-- nothing but a comment|Syntax error",
        "select * from no_such_table|no_such_table",
        "select 1 as a, 2 as A|two columns are named A",
        "select array(1, 2) as pair|column pair is of type array<int>",
        "-- chart: line / select status, customer_id from orders|needs a number to draw",
        "select * from csv.`/etc/passwd`|only customers, products, orders, order_items can be read",
        "drop view orders|it must be one SELECT",
      })
  void whatIsWrongIsOneLineWithTheReason(String sql, String reason) throws IOException {
    Files.writeString(directory.resolve("mine.sql"), sql.replace(" / ", "\n"));

    watch.look(TestSpark.session());

    assertThat(problem("mine.sql")).contains(reason).doesNotContain("\n");
  }

  @ParameterizedTest
  @CsvSource({
    "customers,'customer_id,name,gender,email,phone,signup_date,location,membership_type'",
    "products,'product_id,category,name,price,cost,stock_quantity,updated_at'",
    "orders,'order_id,customer_id,order_date,total_amount,sales_channel,payment_method,status,refunded_amount'",
    "order_items,'item_id,order_id,product_id,quantity,unit_price'",
  })
  void aViewHasTheColumnsOfTheContractAndTheHomeDay(String view, String columns)
      throws IOException {
    Files.writeString(
        directory.resolve("mine.sql"), "select %s, home_day from %s".formatted(columns, view));

    watch.look(TestSpark.session());

    assertThat(watch.states()).containsExactly(new OwnKpiState("mine.sql", Optional.empty()));
  }

  private String problem(String file) {
    return watch.states().stream()
        .filter(state -> state.file().equals(file))
        .findFirst()
        .flatMap(OwnKpiState::problem)
        .orElseThrow();
  }
}

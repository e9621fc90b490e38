package io.salespulse.etl.oracle;

import io.salespulse.contract.DataLayout;
import io.salespulse.contract.KpiFile;
import io.salespulse.oracle.Question;
import io.salespulse.oracle.SqlOracle;
import org.assertj.core.api.SoftAssertions;

/** The KPIs as DuckDB computes them from the raw files. */
public final class SqlKpis {

  private SqlKpis() {}

  /** Fails where a published file is not that of SQL, byte for byte; names every such file. */
  public static void assertPublished(DataLayout layout, Question question) throws Exception {
    SoftAssertions files = new SoftAssertions();
    try (SqlOracle oracle = new SqlOracle(layout, question, 2)) {
      for (KpiFile file : KpiFile.values()) {
        files
            .assertThat(layout.kpi().resolve(file.fileName()))
            .content()
            .as(file.fileName())
            .isEqualTo(oracle.csv(file));
      }
    }
    files.assertAll();
  }
}

package io.salespulse.contract;

import java.util.Optional;

/**
 * What is known of a file of {@code KPI_SQL_DIR} before the next run.
 *
 * @param file name in the directory
 * @param problem why it cannot be computed, with the line where one is to blame; empty where it can
 */
public record OwnKpiState(String file, Optional<String> problem) {}

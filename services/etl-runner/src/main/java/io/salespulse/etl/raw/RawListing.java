package io.salespulse.etl.raw;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * What is in the raw directory.
 *
 * @param days every day that has a raw file, ascending
 * @param strangers files and directories that are none of the sink's, by their paths below the raw
 *     directory
 */
public record RawListing(SortedMap<LocalDate, RawDay> days, List<String> strangers) {}

package io.salespulse.etl.raw;

import java.nio.file.Path;

/**
 * A published file of a raw dataset. Published files are never changed, so name and size identify
 * the content.
 *
 * @param name path below the raw directory, with {@code /}
 * @param size in bytes
 */
public record RawFile(String name, Path path, long size) {}

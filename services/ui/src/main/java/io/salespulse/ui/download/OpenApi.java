package io.salespulse.ui.download;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The OpenAPI document of the tables. It is made of the set and not of the code, as the shop's own
 * KPIs are known to the set alone.
 *
 * @see <a href="https://spec.openapis.org/oas/v3.1.0.html">OpenAPI 3.1</a>
 */
final class OpenApi {

  private static final String TOKEN = "token";

  private OpenApi() {}

  /**
   * @param tables of the set
   * @param needsToken whether the tables are read by who has a token or a session only
   * @return a tree that Jackson writes
   */
  static Map<String, Object> document(List<DownloadTable> tables, boolean needsToken) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("openapi", "3.1.0");
    document.put(
        "info",
        Map.of(
            "title", "Salespulse",
            "version", "1",
            "description", "The KPI tables of the newest set. A set is read whole or not at all."));
    // Relative to this document, so that it is right below the path of a proxy too.
    document.put("servers", List.of(Map.of("url", ".")));
    Map<String, Object> paths = new LinkedHashMap<>();
    for (DownloadTable table : tables) {
      paths.put("/kpi/" + table.name() + ".json", path(table, "application/json", json(table)));
      paths.put("/kpi/" + table.name() + ".csv", path(table, "text/csv", type("string")));
    }
    document.put("paths", paths);
    if (needsToken) {
      document.put("security", List.of(Map.of(TOKEN, List.of())));
      document.put(
          "components",
          Map.of("securitySchemes", Map.of(TOKEN, Map.of("type", "http", "scheme", "bearer"))));
    }
    return document;
  }

  private static Map<String, Object> path(
      DownloadTable table, String mediaType, Map<String, Object> schema) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("description", "The table of the newest set");
    found.put("content", Map.of(mediaType, Map.of("schema", schema)));
    Map<String, Object> get = new LinkedHashMap<>();
    get.put("summary", table.title());
    if (!table.meaning().isEmpty()) {
      get.put("description", table.meaning());
    }
    get.put(
        "responses",
        Map.of("200", found, "404", Map.of("description", "No set, or none with this table")));
    return Map.of("get", get);
  }

  private static Map<String, Object> json(DownloadTable table) {
    Map<String, Object> cells = new LinkedHashMap<>();
    table.columns().forEach(column -> cells.put(column.name(), cell(column)));
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("title", type("string"));
    fields.put("as_of", Map.of("type", "string", "format", "date-time"));
    if (!table.unit().isEmpty()) {
      fields.put("unit", Map.of("type", "string", "const", table.unit()));
    }
    fields.put("columns", array(type("object")));
    fields.put("rows", array(Map.of("type", "object", "properties", cells)));
    return Map.of("type", "object", "properties", fields);
  }

  private static Map<String, Object> cell(TableColumn column) {
    Map<String, Object> cell = new LinkedHashMap<>();
    cell.put("type", List.of(column.type(), "null"));
    Stream.of(
            Map.entry("format", column.format()),
            // A keyword of ours, which OpenAPI wants to begin with x-.
            Map.entry("x-unit", column.unit()))
        .filter(keyword -> !keyword.getValue().isEmpty())
        .forEach(keyword -> cell.put(keyword.getKey(), keyword.getValue()));
    return cell;
  }

  private static Map<String, Object> array(Map<String, Object> items) {
    return Map.of("type", "array", "items", items);
  }

  private static Map<String, Object> type(String name) {
    return Map.of("type", name);
  }
}

package io.salespulse.support;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A YAML file that people write. It is read node by node and not into objects, so that every
 * complaint has its line and a native image needs no reflection. A service that has such a file has
 * SnakeYAML among its dependencies.
 */
public final class YamlFile {

  private final Path file;

  public YamlFile(Path file) {
    this.file = file;
  }

  /**
   * What the file holds; empty where that is nothing.
   *
   * @throws IllegalArgumentException that says file, line and what is wrong; without what stands
   *     there, as it may be a secret
   */
  public Optional<Node> root() {
    try (Reader reader = Files.newBufferedReader(file)) {
      return Optional.ofNullable(new Yaml(new LoaderOptions()).compose(reader));
    } catch (IOException unreadable) {
      throw new IllegalArgumentException("%s cannot be read: %s".formatted(file, unreadable));
    } catch (MarkedYAMLException malformed) {
      // Not as the cause, whose message has the line itself.
      throw wrong(malformed.getProblemMark().getLine(), "is no YAML: " + malformed.getProblem());
    } catch (YAMLException malformed) {
      throw new IllegalArgumentException(
          "%s is no YAML: %s".formatted(file, malformed.getMessage()));
    }
  }

  /**
   * The entries of a mapping, each known and there once.
   *
   * @param what names the mapping in a complaint
   */
  public Map<String, Node> entries(Node node, String what, Set<String> known) {
    if (!(node instanceof MappingNode mapping)) {
      throw wrong(
          node, "%s has no entries: it may have %s".formatted(what, String.join(", ", known)));
    }
    Map<String, Node> entries = new LinkedHashMap<>();
    for (NodeTuple entry : mapping.getValue()) {
      String key = text(entry.getKeyNode(), what);
      if (!known.contains(key)) {
        throw wrong(
            entry.getKeyNode(),
            "%s has no %s: it may have %s".formatted(what, key, String.join(", ", known)));
      }
      if (entries.put(key, entry.getValueNode()) != null) {
        throw wrong(entry.getKeyNode(), "%s has %s twice".formatted(what, key));
      }
    }
    return entries;
  }

  /** The parts of a list. */
  public List<Node> list(Node node, String what) {
    if (node instanceof SequenceNode list) {
      return list.getValue();
    }
    throw wrong(node, what + " is no list: begin each of its parts with a -");
  }

  /** A text that is not blank, without the blanks around it. */
  public String text(Node node, String what) {
    if (node instanceof ScalarNode scalar
        && !scalar.getTag().equals(Tag.NULL)
        && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    throw wrong(node, what + " is no text");
  }

  /** That something is wrong with a node, with the line of its beginning. */
  public IllegalArgumentException wrong(Node node, String what) {
    return wrong(node.getStartMark().getLine(), what);
  }

  /**
   * @param line from 0
   */
  private IllegalArgumentException wrong(int line, String what) {
    return new IllegalArgumentException("%s, line %d: %s".formatted(file, line + 1, what));
  }
}

package dev.haetae.detect.yaml;

import dev.haetae.model.Limits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns one composed document into {@link Yaml}, counting nodes as aliases multiply them. */
final class NodeReader {
  private final YamlSource source;
  private int nodes;

  NodeReader(YamlSource source) {
    this.source = source;
  }

  static Mark mark(YamlSource source, Optional<org.snakeyaml.engine.v2.exceptions.Mark> position) {
    return position
        .map(at -> new Mark(source, at.getLine(), at.getColumn()))
        .orElseGet(() -> new Mark(source, 0, 0));
  }

  Yaml read(Node node) {
    Mark mark = mark(source, node.getStartMark());
    if (node.isRecursive()) {
      throw mark.refuse("an alias that contains itself");
    }
    if (++nodes > Limits.DEFAULT.records().values()) {
      throw mark.refuse(
          "more than "
              + Limits.DEFAULT.records().values()
              + " values in one document; a line of --- begins another document");
    }
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, mark);
    }
    if (node instanceof SequenceNode sequence) {
      List<Yaml> items = new ArrayList<>();
      sequence.getValue().forEach(item -> items.add(read(item)));
      return new Yaml.Sequence(List.copyOf(items), mark);
    }
    return scalar((ScalarNode) node, mark);
  }

  private Yaml mapping(MappingNode node, Mark mark) {
    Map<String, Yaml.Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : node.getValue()) {
      Yaml key = read(tuple.getKeyNode());
      if (!(key instanceof Yaml.Scalar name)) {
        throw key.mark().refuse("expected a name as key, met " + key.word());
      }
      Yaml.Entry entry = new Yaml.Entry(name.text(), key.mark(), read(tuple.getValueNode()));
      if (entries.putIfAbsent(name.text(), entry) != null) {
        throw key.mark().refuse("the key \"" + name.text() + "\" stands here twice");
      }
    }
    return new Yaml.Mapping(entries, mark);
  }

  private static Yaml.Scalar scalar(ScalarNode node, Mark mark) {
    ScalarStyle style = node.getScalarStyle();
    boolean quoted = style == ScalarStyle.SINGLE_QUOTED || style == ScalarStyle.DOUBLE_QUOTED;
    boolean block = style == ScalarStyle.LITERAL || style == ScalarStyle.FOLDED;
    return new Yaml.Scalar(
        node.getValue(), type(node.getTag()), block, quoted ? mark.plus(1) : mark);
  }

  private static Yaml.Scalar.Type type(Tag tag) {
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return Yaml.Scalar.Type.NUMBER;
    }
    if (tag.equals(Tag.BOOL)) {
      return Yaml.Scalar.Type.BOOLEAN;
    }
    return tag.equals(Tag.NULL) ? Yaml.Scalar.Type.NULL : Yaml.Scalar.Type.TEXT;
  }
}

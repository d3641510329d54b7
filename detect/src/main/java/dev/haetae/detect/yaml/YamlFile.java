package dev.haetae.detect.yaml;

import dev.haetae.model.Limits;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * One file of YAML documents. Rules are handed around between strangers, so size, depth and what
 * aliases may grow to are bounded, and no tag makes an object of anything.
 *
 * @param documents the documents that are well formed
 * @param problems why the others are not
 */
public record YamlFile(List<Yaml> documents, List<RuleProblem> problems) {
  private static final int ALIASES = 50;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder()
          .setSchema(new CoreSchema())
          .setCodePointLimit(Limits.DEFAULT.records().recordBytes())
          .setMaxAliasesForCollections(ALIASES)
          .setAllowRecursiveKeys(false)
          .build();

  /** Reads every document; those before a mistake in the YAML itself are kept. */
  public static YamlFile read(String file, String text) {
    YamlSource source = new YamlSource(file, text);
    List<Yaml> documents = new ArrayList<>();
    List<RuleProblem> problems = new ArrayList<>();
    try {
      refuseDepth(source, text);
      for (Node node : new Compose(SETTINGS).composeAllFromString(text)) {
        add(new NodeReader(source), node, documents, problems);
      }
    } catch (MalformedRule refused) {
      problems.add(refused.problem());
    } catch (YamlEngineException wrong) {
      problems.add(refused(file, source, wrong));
    }
    return new YamlFile(documents, problems);
  }

  private static void add(
      NodeReader reader, Node node, List<Yaml> documents, List<RuleProblem> problems) {
    try {
      Yaml document = reader.read(node);
      if (!Yaml.isNull(document)) {
        documents.add(document);
      }
    } catch (MalformedRule refused) {
      problems.add(refused.problem());
    }
  }

  /** Composing recurses into nested nodes, so depth is measured on the flat events first. */
  private static void refuseDepth(YamlSource source, String text) {
    int depth = 0;
    for (Event event : new Parse(SETTINGS).parseString(text)) {
      if (event instanceof CollectionStartEvent && ++depth > Limits.DEFAULT.records().depth()) {
        Mark mark = NodeReader.mark(source, event.getStartMark());
        throw mark.refuse("nested deeper than " + Limits.DEFAULT.records().depth() + " levels");
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  /** The words, with the place, for a text that was refused as YAML when it was loaded whole. */
  public static RuleProblem refused(String file, String text, YamlEngineException wrong) {
    return refused(file, new YamlSource(file, text), wrong);
  }

  private static RuleProblem refused(String file, YamlSource source, YamlEngineException wrong) {
    if (!(wrong instanceof MarkedYamlEngineException marked)) {
      return RuleProblem.of(file, "not readable as YAML: " + wrong.getMessage());
    }
    Mark mark = NodeReader.mark(source, marked.getProblemMark());
    String context = marked.getContext() == null ? "" : " " + marked.getContext();
    return mark.problem("not readable as YAML: " + marked.getProblem() + context);
  }
}

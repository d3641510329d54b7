package dev.haetae.findings.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Pattern;
import dev.haetae.findings.shape.RawJson;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.finding.Occurrence;
import dev.haetae.model.finding.RoleChain;
import dev.haetae.model.finding.Sequence;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The names a finding holds: of who acted, of what was acted upon, and those its records say. */
final class Names {
  private static final int SHORTEST = 3;

  /** Keys whose value names somebody or something of the house. */
  private static final Pattern NAMING =
      Pattern.compile(
          "(?i).*name|user|.*userid|login|email|principal|principalid|.*identity|owner|alias|"
              + ".*bucket|.*role|.*trail|.*instance|.*key|.*secretid|.*topic|.*queue");

  /** Keys that end alike but name what AWS offers to everybody. */
  private static final Set<String> GENERAL =
      Set.of("eventName", "serviceName", "apiName", "hostName", "regionName", "awsServiceName");

  /** Words that stand for nobody. */
  private static final Set<String> COMMON =
      Set.of(
          "aws",
          "AWS",
          "Internal",
          "root",
          "Root",
          "user",
          "role",
          "unknown",
          "service",
          "system",
          "true",
          "false",
          "null",
          "assumed-role",
          "default",
          "admin");

  private final Set<String> names = new HashSet<>();

  private Names() {}

  static Set<String> of(Finding finding) {
    Names all = new Names();
    all.add(finding.actor().principal());
    finding.actor().sessions().forEach(all::add);
    finding.actor().hosts().forEach(all::add);
    for (RoleChain chain : finding.actor().chains()) {
      all.add(chain.origin());
      for (RoleChain.Step step : chain.steps()) {
        all.add(step.by());
        all.add(step.session());
      }
    }
    finding.resources().values().forEach(all::addRecord);
    all.addArns(finding.explanation().says());
    for (Occurrence occurrence : finding.evidence()) {
      all.addRecord(occurrence.raw());
    }
    finding.sequence().ifPresent(all::addSequence);
    return all.names;
  }

  private void addSequence(Sequence sequence) {
    sequence.principals().forEach(this::add);
    sequence.steps().forEach(step -> add(step.actor().principal()));
    sequence.resources().values().forEach(names -> names.forEach(this::addRecord));
    add(sequence.entry().host());
  }

  private void addRecord(String text) {
    RawJson.of(text)
        .ifPresentOrElse(
            json -> walk("", json, text.startsWith("[")),
            () -> {
              addArns(text);
              if (text.indexOf(' ') < 0) {
                add(text);
              }
            });
  }

  private void walk(String key, JsonNode node, boolean named) {
    if (node.isObject()) {
      for (Map.Entry<String, JsonNode> entry : node.properties()) {
        walk(entry.getKey(), entry.getValue(), false);
      }
    } else if (node.isArray()) {
      node.forEach(each -> walk(key, each, named));
    } else if (node.isTextual()) {
      boolean isName = named || (NAMING.matches(key) && !GENERAL.contains(key));
      if (isName) {
        add(node.textValue());
      } else {
        addArns(node.textValue());
      }
    }
  }

  private void add(String text) {
    TextRedaction.wordsOf(text).forEach(this::addWord);
  }

  private void addArns(String text) {
    TextRedaction.arnNamesOf(text).forEach(this::addWord);
  }

  private void addWord(String word) {
    if (word.length() >= SHORTEST && !COMMON.contains(word) && !word.endsWith(".amazonaws.com")) {
      names.add(word);
    }
  }
}

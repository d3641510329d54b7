package dev.haetae.bench;

import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorFile;
import dev.haetae.detect.DetectorReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Rules of the shapes people write for CloudTrail, as many as wanted: by name, by lists of names,
 * with parts of strings, with regular expressions, with what is left out.
 */
final class RuleShapes {
  private static final String[] SERVICES = {
    "iam", "ec2", "s3", "sts", "lambda", "kms", "rds", "eks", "ssm", "logs", "cloudtrail", "config"
  };
  private static final String[] VERBS = {
    "Create", "Delete", "Update", "Put", "Attach", "Detach", "Get", "List", "Describe", "Modify"
  };
  private static final String[] THINGS = {
    "User",
    "Role",
    "Policy",
    "Bucket",
    "Key",
    "Instance",
    "Function",
    "Trail",
    "Rule",
    "Group",
    "Snapshot",
    "Image",
    "Volume",
    "Secret",
    "Parameter",
    "Cluster",
    "Domain",
    "Certificate"
  };

  private RuleShapes() {}

  /** How a rule is written. */
  @FunctionalInterface
  interface Shape {
    /**
     * Writes a rule.
     *
     * @param number its place among the rules
     */
    String rule(String id, int number, Random random);
  }

  /** So many rules for CloudTrail, always the same. */
  static List<Detector> rules(int count) {
    return rules(count, RuleShapes::rule);
  }

  /** So many rules of a shape, always the same. */
  static List<Detector> rules(int count, Shape shape) {
    Random random = new Random(count);
    DetectorReader reader = new DetectorReader();
    List<Detector> rules = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      String id = new UUID(random.nextLong(), number).toString();
      DetectorFile file = reader.read("rule-" + number, shape.rule(id, number, random));
      if (!file.problems().isEmpty()) {
        throw new IllegalStateException(file.problems().get(0).toString());
      }
      rules.addAll(file.detectors());
    }
    return rules;
  }

  private static String rule(String id, int number, Random random) {
    return """
    title: Rule %d
    id: %s
    status: stable
    logsource: {product: aws, service: cloudtrail}
    detection:
    %s
    level: low
    """
        .formatted(number, id, detection(number, random).indent(2));
  }

  /** Two in ten look inside strings, one in ten has a regular expression; the rest go by name. */
  private static String detection(int number, Random random) {
    String source = pick(SERVICES, random) + ".amazonaws.com";
    String call = pick(VERBS, random) + pick(THINGS, random) + number % 97;
    return switch (number % 10) {
      case 0 ->
          """
          sel: {userAgent|contains: ['tool-%d', 'kit/%d']}
          condition: sel\
          """
              .formatted(number, number);
      case 1 ->
          """
          sel: {requestParameters.policyDocument|contains|all: ['Allow', 'act-%d']}
          condition: sel\
          """
              .formatted(number);
      case 2 ->
          """
          sel: {userAgent|re: 'scan(ner)?-%d/[0-9]+\\.[0-9]+'}
          condition: sel\
          """
              .formatted(number);
      case 3 ->
          """
          sel: {eventSource: %s, eventName|startswith: '%s'}
          filter: {errorCode|contains: Denied}
          condition: sel and not filter\
          """
              .formatted(source, call);
      case 4 ->
          """
          sel: {eventSource: %s, eventName: [%s, %sBatch]}
          filter: {userIdentity.type: AWSService}
          condition: sel and not 1 of filter*\
          """
              .formatted(source, call, call);
      default ->
          """
          sel: {eventSource: %s, eventName: %s}
          condition: sel\
          """
              .formatted(source, call);
    };
  }

  private static String pick(String[] words, Random random) {
    return words[random.nextInt(words.length)];
  }
}

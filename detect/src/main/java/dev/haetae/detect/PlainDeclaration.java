package dev.haetae.detect;

import dev.haetae.detect.sigma.SigmaDocument;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.model.event.LogSource;
import dev.haetae.model.finding.FindingType;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a Sigma rule that is not written for us says when it fires. Its type is made of what every
 * rule has: the first ATT&amp;CK tactic of its tags as purpose ({@code Behavior} where there is
 * none), its log source as resource, its title as family.
 */
final class PlainDeclaration {
  /** How long the same thing is the same finding, unless the file says otherwise. */
  static final Duration QUIET = Duration.ofDays(14);

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");
  private static final String TACTIC = "attack.";

  private PlainDeclaration() {}

  static Detector.Declaration of(SigmaDocument document) {
    return new Detector.Declaration(
        type(document),
        Levels.severity(document.level()),
        List.of(),
        Map.of(),
        Template.ofLiteral(document.title()),
        document.description(),
        document.header().falsePositives(),
        List.of(),
        QUIET,
        List.of(),
        Detector.Circumstances.NONE,
        Detector.Regions.EACH,
        false);
  }

  private static FindingType type(SigmaDocument document) {
    String family = camelCase(document.title());
    return new FindingType(
        purpose(document.tags()),
        resource(document),
        family.isEmpty() ? "Rule" : family,
        Optional.empty(),
        Optional.empty());
  }

  private static String purpose(List<String> tags) {
    return tags.stream()
        .map(tag -> tag.toLowerCase(Locale.ROOT).replace('_', '-'))
        .filter(
            tag -> tag.startsWith(TACTIC) && Tactics.ORDER.contains(tag.substring(TACTIC.length())))
        .findFirst()
        .map(tag -> camelCase(tag.substring(TACTIC.length())))
        .orElse("Behavior");
  }

  private static String resource(SigmaDocument document) {
    if (!(document instanceof SigmaRule rule)) {
      return "Correlation";
    }
    LogSource source = rule.logSource();
    String name =
        source
            .service()
            .or(source::category)
            .or(source::product)
            .map(PlainDeclaration::camelCase)
            .orElse("");
    return name.isEmpty() ? "Log" : name;
  }

  /** The words of a text joined, each with a capital, only what a finding type may hold. */
  static String camelCase(String text) {
    StringBuilder joined = new StringBuilder();
    WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .forEach(
            word -> joined.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1)));
    return joined.toString();
  }
}

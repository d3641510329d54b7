package dev.haetae.findings;

import dev.haetae.detect.Detector;
import dev.haetae.detect.Template;
import dev.haetae.model.FindingType;
import dev.haetae.model.Severity;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Type, severity and texts of a finding in one case of its detector. */
record Words(FindingType type, Severity severity, Template title, Template says) {
  /** The accounts besides its own that a call lets in. */
  private static final String OTHER_ACCOUNTS = "haetae.foreignAccounts";

  /** The account a call came from, where it is another one. */
  private static final String CALLER_ACCOUNT = "haetae.foreignCaller";

  private static final Severity AMONG_OURS = new Severity(2);

  /**
   * The same words, Low where what they tell of stays among accounts of ours: they speak of other
   * accounts, all of which are known. What is High, such as what was opened to everybody, stays.
   */
  Words among(Function<String, List<String>> values, Predicate<String> ours) {
    if (severity.score() >= Severity.Label.HIGH.from() || severity.compareTo(AMONG_OURS) <= 0) {
      return this;
    }
    List<String> accounts =
        Stream.of(OTHER_ACCOUNTS, CALLER_ACCOUNT)
            .filter(says.paths()::contains)
            .flatMap(path -> values.apply(path).stream())
            .toList();
    boolean stays = !accounts.isEmpty() && accounts.stream().allMatch(ours);
    return stays ? new Words(type, AMONG_OURS, title, says) : this;
  }

  static Words of(Detector detector, Optional<Detector.Case> chosen) {
    Detector.Declaration declaration = detector.finding();
    return new Words(
        chosen.flatMap(Detector.Case::type).orElse(declaration.type()),
        chosen.flatMap(Detector.Case::severity).orElse(declaration.severity()),
        chosen
            .flatMap(Detector.Case::title)
            .map(Template::parse)
            .orElseGet(() -> Template.literal(detector.document().title())),
        Template.parse(chosen.flatMap(Detector.Case::says).orElse(declaration.says())));
  }
}

package dev.haetae.findings;

import dev.haetae.detect.Detector;
import dev.haetae.detect.Template;
import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.detect.sequence.SequenceSignals;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Severity;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Type, severity and texts of a finding in one case of its detector.
 *
 * @param circumstances what the detector says makes this case graver or less grave
 */
record Words(
    FindingType type,
    Severity severity,
    Template title,
    Template says,
    Detector.Circumstances circumstances) {
  /** The accounts besides its own that a call lets in. */
  static final String OTHER_ACCOUNTS = "haetae.foreignAccounts";

  /** The account a call came from, where it is another one. */
  private static final String CALLER_ACCOUNT = "haetae.foreignCaller";

  /** From this severity on it is more than other accounts who are let in. */
  private static final double EVERYBODY = 8;

  private static final Severity LOW = new Severity(2);
  private static final Severity MEDIUM = new Severity(5);
  private static final double HALF = 0.5;

  /** What an account is made ready with looks like this, and has nothing to lose yet. */
  private static final Set<String> SETTING_UP =
      Set.of(
          "persistence",
          "privilege-escalation",
          "defense-evasion",
          "defense-impairment",
          "stealth");

  /** Of who looks around by trade these are the work. */
  private static final Set<String> LOOKING_AROUND = Set.of("discovery", "reconnaissance");

  /**
   * The same words, Low where what they tell of stays among accounts of ours: they speak of other
   * accounts, all of which are known. What was opened to everybody stays.
   */
  Words among(Function<String, List<String>> values, Predicate<String> ours) {
    if (severity.score() >= EVERYBODY || severity.compareTo(LOW) <= 0) {
      return this;
    }
    List<String> accounts =
        Stream.of(OTHER_ACCOUNTS, CALLER_ACCOUNT)
            .filter(says.paths()::contains)
            .flatMap(path -> values.apply(path).stream())
            .toList();
    boolean stays = !accounts.isEmpty() && accounts.stream().allMatch(ours);
    return stays ? low() : this;
  }

  /** The same words, Low where all they tell is how an account that was just made is set up. */
  Words settingUp(Detector detector, boolean isBeingSetUp) {
    return isBeingSetUp && severity.compareTo(LOW) > 0 && isAllOf(detector, SETTING_UP)
        ? low()
        : this;
  }

  /** The same words, Low where it is nothing but looking around by who does so by trade. */
  Words byTrade(Detector detector, Collection<String> principals, Predicate<String> byTrade) {
    return severity.compareTo(LOW) > 0
            && principals.stream().anyMatch(byTrade)
            && isAllOf(detector, LOOKING_AROUND)
        ? low()
        : this;
  }

  private static boolean isAllOf(Detector detector, Set<String> some) {
    List<String> tactics = Attack.tactics(detector.document().tags());
    return !tactics.isEmpty() && some.containsAll(tactics);
  }

  /**
   * The same words, Low where less stands behind them than speaks against: it was learnt from
   * little.
   */
  Words supported(double weight) {
    return weight < HALF && severity.compareTo(LOW) > 0 ? low() : this;
  }

  /**
   * The same words, as grave as the detector says it is where the caller is as always; what is High
   * is Medium then.
   */
  Words familiar(Familiarity familiarity) {
    Optional<Severity> most =
        circumstances
            .familiar()
            .map(lower -> severity.score() < Severity.Label.HIGH.from() ? lower : MEDIUM);
    return familiarity == Familiarity.FAMILIAR ? atMost(most) : this;
  }

  /**
   * The same words, as grave as the detector says it is where a person is on a journey, who brings
   * along what it works with and signs in there, or took on a role that is seldom used.
   */
  Words onJourney(Familiarity familiarity) {
    return familiarity == Familiarity.JOURNEY || familiarity == Familiarity.THROUGH_ROLE
        ? atMost(circumstances.journey())
        : this;
  }

  /**
   * The same words, as grave as the detector says it is where who takes something away made it a
   * few days ago, unless it sits where it never did.
   *
   * @param isMaker asked for calls by which the thing was made
   */
  Words own(Familiarity familiarity, Predicate<List<String>> isMaker) {
    Optional<Detector.Own> own = circumstances.own();
    return own.isPresent() && !familiarity.isOutOfPlace() && isMaker.test(own.get().madeBy())
        ? atMost(own.map(Detector.Own::severity))
        : this;
  }

  /**
   * The same words, as grave as the detector says it is where the caller is out of place, unless
   * nothing came of it.
   */
  Words outOfPlace(Familiarity familiarity, List<String> outcome) {
    Optional<Severity> higher =
        switch (familiarity) {
          case STRANGE, NEWCOMER -> circumstances.strange().or(circumstances::elsewhere);
          case ELSEWHERE, JOURNEY -> circumstances.elsewhere();
          case THROUGH_ROLE, UNKNOWN, AMONG_OTHERS, AFTER_HOURS, FAMILIAR -> Optional.empty();
        };
    return higher.isPresent()
            && outcome.contains(SequenceSignals.SUCCESS)
            && severity.compareTo(higher.get()) < 0
        ? graded(higher.get())
        : this;
  }

  /** The same words, as grave as the detector says it is where everything is meant to be public. */
  Words meantPublic(Collection<String> resources, Predicate<String> meant) {
    return !resources.isEmpty() && resources.stream().allMatch(meant)
        ? atMost(circumstances.meantPublic())
        : this;
  }

  private Words low() {
    return graded(LOW);
  }

  private Words atMost(Optional<Severity> most) {
    return most.filter(lower -> severity.compareTo(lower) > 0).map(this::graded).orElse(this);
  }

  private Words graded(Severity other) {
    return new Words(type, other, title, says, circumstances);
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
        Template.parse(chosen.flatMap(Detector.Case::says).orElse(declaration.says())),
        chosen
            .map(each -> each.circumstances().or(declaration.circumstances()))
            .orElse(declaration.circumstances()));
  }
}

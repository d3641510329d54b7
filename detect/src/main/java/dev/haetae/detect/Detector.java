package dev.haetae.detect;

import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.mechanism.Watch;
import dev.haetae.detect.sigma.Expression;
import dev.haetae.detect.sigma.SigmaDocument;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Severity;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A detector as its file declares it: a Sigma rule or correlation, what a finding of it says, and
 * the cases it is tested with.
 *
 * @param file the file it was read from, for messages
 * @param document the rule or correlation
 * @param status {@code stable} is on by default; {@code experimental} and {@code opt-in} must be
 *     asked for
 * @param finding what is said when it fires; a plain Sigma rule gets one made from its title
 * @param tests the cases; empty for a plain Sigma rule
 * @param watch the mechanism that notices what the events the rule matches amount to; empty where a
 *     match is the finding
 */
public record Detector(
    String file,
    SigmaDocument document,
    Status status,
    Declaration finding,
    Tests tests,
    Optional<Watch> watch) {

  /**
   * What whoever did this is after: the tactics its rule is tagged with, or, in a case with a type
   * whose purpose is another one, that.
   *
   * @param type what was found
   * @param tagged the tactics among the tags of the rule
   */
  public List<String> tactics(FindingType type, List<String> tagged) {
    boolean isAsAlways = type.purpose().equals(finding.type().purpose());
    return isAsAlways ? tagged : Tactics.of(type).map(List::of).orElse(tagged);
  }

  /** Whether a detector runs without being asked for. */
  public enum Status {
    STABLE,
    EXPERIMENTAL,
    OPT_IN
  }

  /**
   * What a finding says. Texts may quote fields as {@code {path}}, or {@code {path|other path}} for
   * the first that is present.
   *
   * @param type its name
   * @param severity its severity, from {@code severity:} or else the rule's level
   * @param identity the fields that, with type, account and Region, tell one finding from another;
   *     each a path, or alternatives {@code a|b} of which the first present counts. Empty where the
   *     file does not say: then it is what a correlation groups by, or else who acted
   * @param resources kind of thing acted upon to the field that names it
   * @param says what happened
   * @param why why it matters
   * @param otherwise what else it may be: the rule's {@code falsepositives}
   * @param next what to do
   * @param quiet how long after its last occurrence the same thing is the same finding
   * @param cases variants of type, severity and words; the first whose condition holds is taken
   * @param circumstances what makes it graver or less grave
   * @param regions whether what happens in several Regions is one finding
   * @param reported whether the event is a finding of another product, whose type, severity, title
   *     and state are taken from its {@link ReportedFields}
   */
  public record Declaration(
      FindingType type,
      Severity severity,
      List<String> identity,
      Map<String, String> resources,
      String says,
      String why,
      List<String> otherwise,
      List<String> next,
      Duration quiet,
      List<Case> cases,
      Circumstances circumstances,
      Regions regions,
      boolean reported) {

    /** Every field that identifies a finding or decides between its cases. */
    public Set<String> tellingFields() {
      Set<String> names = new LinkedHashSet<>(identity);
      cases.forEach(each -> each.condition().fields().forEach(names::add));
      return names;
    }

    /** Every field that identifies a finding, is acted upon or quoted in its texts. */
    public Set<String> fields() {
      Set<String> names = new LinkedHashSet<>(identity);
      names.addAll(resources.values());
      names.addAll(Template.parse(says).paths());
      for (Case each : cases) {
        each.says().ifPresent(text -> names.addAll(Template.parse(text).paths()));
        each.title().ifPresent(text -> names.addAll(Template.parse(text).paths()));
      }
      if (reported) {
        names.addAll(ReportedFields.ALL);
      }
      return names;
    }
  }

  /** Whether the same thing in two Regions is one finding. */
  public enum Regions {
    /** A finding in each, as where the thing itself is of its Region. */
    EACH,

    /** One finding in all, as where it tells of who acts, and Regions are merely where. */
    ALL;

    /** As detector files write it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What makes a finding graver or less grave; each empty where it makes no difference.
   *
   * @param familiar how grave it is at most where its caller is known and calls as on days before,
   *     from its network and with its program; what is High then is Medium
   * @param strange how grave it is at least where it succeeded and its caller is out of place: at a
   *     network and with a program it never used, or never seen and from where nobody calls
   * @param elsewhere how grave it is at least where it succeeded and its caller came from a network
   *     it never used, with whatever program, though it comes from few
   * @param journey how grave it is at most where a person signed in from a network it never used,
   *     and brought its own program along; or calls from where it always is, by a role nothing is
   *     known of
   * @param meantPublic how grave it is at most where the environment file says that what it is
   *     about is meant to be public
   * @param own how grave it is at most where its caller made what it is about
   */
  public record Circumstances(
      Optional<Severity> familiar,
      Optional<Severity> strange,
      Optional<Severity> elsewhere,
      Optional<Severity> journey,
      Optional<Severity> meantPublic,
      Optional<Own> own) {
    /** Nothing does. */
    public static final Circumstances NONE =
        new Circumstances(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** These, and what they say nothing of as the others say it. */
    public Circumstances or(Circumstances others) {
      return new Circumstances(
          familiar.or(others::familiar),
          strange.or(others::strange),
          elsewhere.or(others::elsewhere),
          journey.or(others::journey),
          meantPublic.or(others::meantPublic),
          own.or(others::own));
    }
  }

  /**
   * How grave a finding is at most where its caller made what it is about, a few days ago and by
   * one of these calls.
   */
  public record Own(Severity severity, List<String> madeBy) {}

  /**
   * A variant of a finding.
   *
   * @param when a Sigma condition over the rule's own search identifiers, or over the {@code
   *     searches} beside the cases of a correlation, as written
   * @param condition the same, the search identifiers put in
   * @param circumstances what makes this case graver or less grave; where it says nothing, what the
   *     finding says holds
   */
  public record Case(
      String when,
      Expression condition,
      Optional<FindingType> type,
      Optional<Severity> severity,
      Optional<String> title,
      Optional<String> says,
      Circumstances circumstances,
      FoundWhen told) {}

  /** When something is found in a case. */
  public enum FoundWhen {
    /** Whenever it holds. */
    ALWAYS,
    /** Where it succeeded and its caller is at a network it never used, or was never seen. */
    OUT_OF_PLACE,
    /** Never: the case says what is nothing. */
    NEVER;

    /**
     * Whether anything is found of a caller.
     *
     * @param outOfPlace whether the caller is out of place; asked only where that decides
     */
    public boolean allows(BooleanSupplier outOfPlace) {
      return this == ALWAYS || (this == OUT_OF_PLACE && outOfPlace.getAsBoolean());
    }

    /** The word for it in detector files. */
    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * The cases a detector is tested with.
   *
   * @param fires samples on which it must fire
   * @param quiet samples on which it must not
   * @param listed what is on the lists of indicators meanwhile
   * @param places where addresses are meanwhile, line by line as in a file of ranges
   */
  public record Tests(
      List<Sample> fires, List<Sample> quiet, List<Indicator> listed, List<String> places) {

    /** Whether something besides the samples must be known. */
    public boolean haveSurroundings() {
      return !listed.isEmpty() || !places.isEmpty();
    }
  }

  /**
   * A named sample, patched. A test of a correlation lists several events in one sample.
   *
   * @param events what is fed, in order
   */
  public record Sample(List<SampleEvent> events) {}

  /**
   * One event of a sample.
   *
   * @param name log and file below {@code samples/}: {@code cloudtrail/StopLogging}
   * @param with values put over those of the sample: dotted path to JSON value (text, {@code Long},
   *     {@code BigDecimal}, {@code Boolean}, list or map); a null takes the field away
   * @param times how often it is fed
   * @param every the time between two of them, and from the event before
   */
  public record SampleEvent(
      String name, Map<String, @Nullable Object> with, int times, Duration every) {}

  /**
   * Whether it comes with cases in which it fires and cases in which it stays quiet, so that
   * somebody has thought of an ordinary day. A plain Sigma rule does not.
   */
  public boolean isTried() {
    return !tests.fires().isEmpty() && !tests.quiet().isEmpty();
  }

  /** The rule's id. */
  public String id() {
    return document.id();
  }
}

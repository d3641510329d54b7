package dev.haetae.content;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.Detector;
import dev.haetae.detect.DetectorReader;
import dev.haetae.detect.Template;
import dev.haetae.detect.mechanism.Surroundings;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.formats.Formats;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Walks every detector file, so that adding one needs no test of its own. */
class ContentTest {

  private static final DetectorReader READER = new DetectorReader();

  private static final List<Detector> ALL =
      Content.detectors().stream()
          .flatMap(file -> READER.read(file.path(), file.text()).detectors().stream())
          .toList();

  /** What finds something; the rules that only serve a correlation are left out. */
  private static final List<Detector> FINDING =
      ALL.stream().filter(detector -> !detector.tests().fires().isEmpty()).toList();

  private static final SampleRun RUN = new SampleRun(ALL, Content.samples(), Surroundings.NONE);

  @Test
  void liesInFoldersNamedForThePurpose() {
    assertThat(Content.detectors())
        .allSatisfy(file ->
            assertThat(file.path())
                .matches("detectors/[a-z]+(-[a-z]+)*/[A-Za-z0-9]+\\.[A-Za-z0-9.-]+\\.yml"));
  }

  @Test
  void hasAtLeastOneHundredAndTwentyDetectors() {
    assertThat(FINDING).hasSizeGreaterThan(120);
  }

  @Test
  void loadsEveryFileWithoutComplaint() {
    assertThat(Content.detectors())
        .allSatisfy(file -> {
          assertThat(READER.read(file.path(), file.text()).problems()).isEmpty();
          assertThat(READER.read(file.path(), file.text()).warnings()).isEmpty();
        });
  }

  @Test
  void loadsAllOfThem() {
    assertThat(Content.load()).hasSameSizeAs(ALL);
  }

  @Test
  void testsOneDetectorInEveryFile() {
    assertThat(Content.detectors())
        .allSatisfy(file ->
            assertThat(READER.read(file.path(), file.text()).detectors())
                .filteredOn(detector -> !detector.tests().fires().isEmpty())
                .as(file.path())
                .hasSize(1));
  }

  @Test
  void givesEveryDocumentAnIdOfItsOwn() {
    assertThat(ALL).extracting(Detector::id).doesNotHaveDuplicates();
  }

  @Test
  void givesNoTwoDetectorsTheSameTypeAndTitle() {
    assertThat(FINDING)
        .extracting(
            detector -> detector.finding().type() + " " + detector.document().header().title())
        .doesNotHaveDuplicates();
  }

  @Test
  void liesInTheFolderOfItsPurposeUnderTheNameOfItsType() {
    assertThat(filesOf(detector -> !detector.file().contains(folder(detector)))).isEmpty();
  }

  private static String folder(Detector detector) {
    String purpose = detector.finding().type().purpose();
    String kebab =
        purpose.equals("PenTest") ? "pentest" : purpose.replaceAll("(?<=[a-z])(?=[A-Z])", "-");
    return "detectors/"
        + kebab.toLowerCase(Locale.ROOT)
        + "/"
        + detector.finding().type().resource()
        + ".";
  }

  @Test
  void saysWhatHappenedAndWhyItMatters() {
    assertThat(filesOf(detector -> detector.finding().says().isBlank())).isEmpty();
    assertThat(filesOf(detector -> detector.finding().why().isBlank())).isEmpty();
    assertThat(filesOf(detector -> detector.document().description().isBlank())).isEmpty();
  }

  @Test
  void saysWhatElseItMayBeAndWhatToDo() {
    assertThat(filesOf(detector -> detector.finding().otherwise().isEmpty())).isEmpty();
    assertThat(filesOf(detector -> detector.finding().next().isEmpty())).isEmpty();
  }

  @Test
  void quotesWhatHasACommaInAList() {
    assertThat(filesOf(detector -> !allBeginWithACapital(detector.finding().next()))).isEmpty();
    assertThat(filesOf(detector -> !allBeginWithACapital(detector.finding().otherwise())))
        .isEmpty();
  }

  private static boolean allBeginWithACapital(List<String> sentences) {
    return sentences.stream().allMatch(sentence -> Character.isUpperCase(sentence.charAt(0)));
  }

  @Test
  void namesWhatTellsOneFindingFromAnother() {
    assertThat(filesOf(detector -> detector.finding().identity().isEmpty())).isEmpty();
  }

  @Test
  void namesATacticAndATechniqueOfAttack() {
    assertThat(filesOf(detector -> !isTagged(detector, "attack\\.t[0-9]{4}(\\.[0-9]{3})?")))
        .isEmpty();
    assertThat(filesOf(detector -> !isTagged(detector, "attack\\.[a-z]+(-[a-z]+)*"))).isEmpty();
  }

  /** What another product reports has the tactic of its own type. */
  private static boolean isTagged(Detector detector, String pattern) {
    return detector.finding().reported()
        || detector.document().tags().stream().anyMatch(tag -> tag.matches(pattern));
  }

  private static List<String> filesOf(Predicate<Detector> wrong) {
    return FINDING.stream().filter(wrong).map(Detector::file).toList();
  }

  @Test
  void hasACaseInWhichItStaysQuiet() {
    assertThat(filesOf(detector -> detector.tests().quiet().isEmpty())).isEmpty();
  }

  @Test
  void asksOnlyForFieldsItsLogHas() {
    List<SigmaRule> rules = ALL.stream().flatMap(detector -> rule(detector).stream()).toList();

    assertThat(Formats.catalogs())
        .allSatisfy(log ->
            assertThat(
                    rules.stream()
                        .filter(rule -> log.serves(rule.logSource()))
                        .flatMap(rule -> rule.condition().fields())
                        .filter(name -> log.path(name).isEmpty()))
                .isEmpty());
  }

  @Test
  void quotesOnlyFieldsItsLogHas() {
    Set<String> unknown = new TreeSet<>();
    for (Detector detector : FINDING) {
      rule(detector).ifPresent(rule -> unknown.addAll(unknownQuotes(detector, rule)));
    }

    assertThat(unknown).isEmpty();
  }

  private static Optional<SigmaRule> rule(Detector detector) {
    return detector.document() instanceof SigmaRule rule ? Optional.of(rule) : Optional.empty();
  }

  private static List<String> unknownQuotes(Detector detector, SigmaRule rule) {
    List<String> texts = new ArrayList<>(List.of(detector.finding().says()));
    detector.finding().cases().forEach(each -> each.says().ifPresent(texts::add));
    Predicate<String> known =
        path ->
            Formats.all().stream()
                    .map(format -> format.catalog())
                    .filter(catalog -> serves(catalog, rule))
                    .anyMatch(catalog -> catalog.path(path).isPresent())
                || detector.watch().stream().anyMatch(watch -> watch.plan().tells().contains(path));
    return texts.stream()
        .flatMap(text -> Template.parse(text).paths().stream())
        .filter(known.negate())
        .map(path -> detector.file() + ": " + path)
        .toList();
  }

  private static boolean serves(FieldCatalog catalog, SigmaRule rule) {
    return catalog.sources().stream().anyMatch(source -> source.serves(rule.logSource()));
  }

  @Test
  void firesOnTheSamplesItShouldFireOn() {
    assertThat(failures(true)).isEmpty();
  }

  @Test
  void staysQuietOnTheSamplesItShouldBeQuietOn() {
    assertThat(failures(false)).isEmpty();
  }

  private static List<String> failures(boolean fires) {
    List<String> failures = new ArrayList<>();
    for (Detector detector : FINDING) {
      SampleRun run =
          detector.tests().haveSurroundings()
              ? SampleRun.withSurroundingsOf(detector, Content.samples())
              : RUN;
      for (Detector.Sample sample : fires ? detector.tests().fires() : detector.tests().quiet()) {
        boolean fired = run.run(sample).stream().anyMatch(each -> each.detector().equals(detector));
        if (fired != fires) {
          failures.add(detector.file() + ": " + sample.events());
        }
      }
    }
    return failures;
  }

  @Test
  void neverCallsAFailedAttemptMoreThanLow() {
    List<String> tooLoud = new ArrayList<>();
    for (Detector detector : FINDING) {
      for (Detector.Sample sample : detector.tests().fires()) {
        if (sample.events().size() == 1
            && sample.events().get(0).times() == 1
            && sample.events().get(0).with().containsKey("errorCode")) {
          RUN.run(sample).stream()
              .filter(fired -> fired.severity().label() != Severity.Label.LOW)
              .forEach(fired -> tooLoud.add(fired.detector().file() + ": " + sample.events()));
        }
      }
    }

    assertThat(tooLoud).isEmpty();
  }

  @Test
  void looksInTheSecondFolderForASampleTheFirstLacks() {
    Samples none = name -> Optional.empty();

    assertThat(none.or(Content.samples()).find(Content.sampleNames().get(0))).isPresent();
  }
}

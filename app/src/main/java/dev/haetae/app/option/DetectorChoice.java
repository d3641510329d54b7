package dev.haetae.app.option;

import dev.haetae.app.config.DetectorLibrary;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.detect.Detector;
import dev.haetae.detect.Detector.Status;
import dev.haetae.model.finding.FindingType;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which detectors run. Those of the user's own folders run whatever their status, since naming the
 * folder is asking for them.
 *
 * @param only forms of types, ids, titles and tags, of which one must fit; empty for all
 * @param exclude those of which none may fit
 * @param asked statuses that run besides stable ones
 * @param own which are of the user's own folders
 */
public record DetectorChoice(
    List<Glob> only, List<Glob> exclude, Set<Status> asked, Predicate<Detector> own) {

  /**
   * Holds for those that are to fire.
   *
   * @throws UserMistake where none of the library's would
   */
  public Predicate<Detector> among(DetectorLibrary library) {
    Predicate<Detector> named =
        each -> (only.isEmpty() || isNamed(each, only)) && !isNamed(each, exclude);
    Predicate<Detector> chosen = named.and(this::isOn);
    if (library.detectors().stream().noneMatch(chosen)) {
      boolean isOff = library.detectors().stream().anyMatch(named);
      throw UserMistake.wrongUse(
          isOff
              ? "--only: what it names does not run unless asked for; add --with experimental,opt-in"
              : "no detector is left to run by --only and --exclude; haetae detectors lists them");
    }
    return chosen;
  }

  private boolean isOn(Detector detector) {
    return detector.status() == Status.STABLE
        || asked.contains(detector.status())
        || own.test(detector);
  }

  private static boolean isNamed(Detector detector, List<Glob> globs) {
    return names(detector).anyMatch(name -> globs.stream().anyMatch(glob -> glob.matches(name)));
  }

  private static Stream<String> names(Detector detector) {
    Stream<FindingType> types =
        Stream.concat(
            Stream.of(detector.finding().type()),
            detector.finding().cases().stream().flatMap(each -> each.type().stream()));
    return Stream.of(
            types.map(FindingType::toString),
            Stream.of(detector.id(), detector.document().title()),
            detector.document().tags().stream())
        .flatMap(each -> each);
  }
}

package dev.haetae.app.report.finding;

import dev.haetae.app.text.Shortened;
import dev.haetae.findings.Principal;
import dev.haetae.model.finding.Finding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom a finding tells of, in words: who acted or, where the logs name nobody, as those of networks
 * and hosts, the machine or the thing it is about.
 */
public final class FindingSubject {
  /** AWS allows a role and its session 130 letters together; more is written to fill a page. */
  private static final int LETTERS = 160;

  private FindingSubject() {}

  /** Whom a finding tells of, cut where the name is longer than any that AWS gives. */
  public static String of(Finding finding) {
    return Shortened.of(whole(finding), LETTERS);
  }

  private static String whole(Finding finding) {
    Principal principal = new Principal(finding.actor().principal());
    return Optional.of(principal.shortName())
        .filter(_ -> !principal.name().isEmpty())
        .or(() -> named("machine", finding.actor().hosts()))
        .or(() -> thing(finding))
        .or(() -> named("address", finding.actor().addresses()))
        .orElseGet(principal::shortName);
  }

  /** Of findings told together: each once. */
  public static String of(FoldedFinding folded) {
    return Shortened.names(folded.findings().stream().map(FindingSubject::of).distinct().toList());
  }

  private static Optional<String> named(String kind, List<String> names) {
    return names.isEmpty() ? Optional.empty() : Optional.of(kind + " " + Shortened.names(names));
  }

  /** What it is about, but for the account, which is told with the place. */
  private static Optional<String> thing(Finding finding) {
    Stream<String> kinds = finding.resources().keySet().stream();
    return kinds
        .filter(kind -> !finding.account().equals(finding.resources().get(kind)))
        .flatMap(kind ->
            named(AffectedResources.words(kind), AffectedResources.names(finding, kind)).stream())
        .findFirst();
  }
}

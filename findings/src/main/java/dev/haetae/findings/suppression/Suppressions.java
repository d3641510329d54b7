package dev.haetae.findings.suppression;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.findings.shape.RawJson;
import dev.haetae.model.finding.Finding;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Suppressions at work. What they cover is marked, never dropped. The first that covers a finding
 * is the one whose reason it has. Not safe for use by several threads.
 */
public final class Suppressions {
  private final List<Suppression> expired;
  private final Set<Suppression> inForce;
  private final Set<Suppression> idle;

  /**
   * Sorts out those that are over.
   *
   * @param all in the order of their files
   * @param today the day to judge by, UTC
   */
  public Suppressions(List<Suppression> all, LocalDate today) {
    this.expired = all.stream().filter(each -> each.isOverOn(today)).toList();
    this.inForce = new LinkedHashSet<>(all);
    expired.forEach(inForce::remove);
    this.idle = new LinkedHashSet<>(inForce);
  }

  /** The finding, with the reason in it where a suppression covers it. */
  public Finding applied(Finding finding) {
    return finding.suppressed(reason(finding));
  }

  /**
   * Why a finding is not to be shown: because a suppression covers it, or else for the reason it
   * has already, such as that the product which reported it archived it.
   */
  public Optional<String> reason(Finding finding) {
    if (inForce.isEmpty()) {
      return finding.suppressed();
    }
    JsonNode json = RawJson.of(finding);
    for (Suppression each : inForce) {
      if (each.covers(finding, json)) {
        idle.remove(each);
        return Optional.of(each.reason());
      }
    }
    return finding.suppressed();
  }

  /** Those that are over and were not applied. */
  public List<Suppression> expired() {
    return expired;
  }

  /** Those in force that covered nothing. */
  public List<Suppression> idle() {
    return List.copyOf(idle);
  }
}

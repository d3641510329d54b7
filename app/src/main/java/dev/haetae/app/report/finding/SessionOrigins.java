package dev.haetae.app.report.finding;

import dev.haetae.findings.Principal;
import dev.haetae.model.Phrase;
import dev.haetae.model.finding.Actor;
import dev.haetae.model.finding.RoleChain;
import java.util.List;
import java.util.stream.Collectors;

/** Who stands at the start of the sessions a finding tells of, in words. */
public final class SessionOrigins {
  private SessionOrigins() {}

  /** Each chain in one sentence; none where the session was the actor's own from the start. */
  public static List<String> chains(Actor actor) {
    return actor.chains().stream()
        .filter(chain -> !chain.origin().equals(actor.principal()))
        .map(SessionOrigins::chain)
        .toList();
  }

  /** The short names of those who began it, with commas between; empty where nobody is known. */
  public static String origins(Actor actor) {
    return actor.chains().stream()
        .filter(chain -> chain.whole() && !chain.origin().equals(actor.principal()))
        .map(chain -> new Principal(chain.origin()).shortName())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String chain(RoleChain chain) {
    StringBuilder text = new StringBuilder(new Principal(chain.origin()).shortName());
    text.append(" (").append(chain.kind()).append(')');
    for (RoleChain.Step step : chain.steps()) {
      text.append(" -> ").append(step.call());
      if (!step.session().isEmpty()) {
        text.append(" -> ").append(new Principal(step.session()).shortName());
      }
      if (!step.accessKey().isEmpty()) {
        text.append(" with key ").append(step.accessKey());
      }
    }
    if (chain.left() > 0) {
      text.append("; ")
          .append(Phrase.count(chain.left(), "step"))
          .append(" after the fourth left out");
    }
    if (!chain.whole()) {
      text.append("; who began that session these logs do not say");
    }
    return text.toString();
  }
}

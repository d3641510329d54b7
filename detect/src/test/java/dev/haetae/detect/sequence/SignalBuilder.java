package dev.haetae.detect.sequence;

import dev.haetae.detect.familiar.Familiarity;
import dev.haetae.detect.sequence.SequenceSignal.Outcome;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds a signal: what a test does not say is an ordinary step of Alice's. */
final class SignalBuilder {
  static final long HOUR = Duration.ofHours(1).toNanos() / 1_000;

  private long time;
  private String finding = "";
  private String event = "";
  private String type = "Persistence:IAMUser/AdminUserMade";
  private double severity = 5;
  private double support = 1;
  private List<String> tactics = List.of("persistence");
  private Familiarity familiarity = Familiarity.UNKNOWN;
  private Outcome outcome = Outcome.SUCCEEDED;
  private String account = "111122223333";
  private final Map<EntityKind, List<String>> entities =
      new TreeMap<>(Map.of(EntityKind.PRINCIPAL, List.of(arn("alice"))));
  private final Map<String, List<String>> resources = new TreeMap<>();

  SequenceSignal build() {
    String id = finding.isEmpty() ? type + entities + time : finding;
    return new SequenceSignal(
        new SignalFinding(
            id,
            FindingType.parse(type),
            "Something of type " + type,
            new Severity(severity),
            support,
            tactics,
            List.of()),
        new SignalEvent(
            time,
            event.isEmpty() ? "event at " + time + type : event,
            -1,
            "cloudtrail",
            account,
            "eu-west-1"),
        familiarity,
        outcome,
        entities,
        resources);
  }

  SignalBuilder at(long hours) {
    time = hours * HOUR;
    return this;
  }

  SignalBuilder in(String newAccount) {
    account = newAccount;
    return this;
  }

  SignalBuilder from(Familiarity place) {
    familiarity = place;
    return this;
  }

  SignalBuilder is(String newType, String... newTactics) {
    type = newType;
    tactics = List.of(newTactics);
    return this;
  }

  SignalBuilder severity(double score) {
    severity = score;
    return this;
  }

  SignalBuilder support(double share) {
    support = share;
    return this;
  }

  SignalBuilder outcome(Outcome how) {
    outcome = how;
    return this;
  }

  SignalBuilder by(EntityKind kind, String... names) {
    entities.put(kind, List.of(names));
    return this;
  }

  SignalBuilder upon(String kind, String name) {
    resources.put(kind, List.of(name));
    return this;
  }

  SignalBuilder finding(String id) {
    finding = id;
    return this;
  }

  SignalBuilder event(String id) {
    event = id;
    return this;
  }

  static String arn(String user) {
    return "arn:aws:iam::111122223333:user/" + user;
  }

  static SignalBuilder persistence() {
    return new SignalBuilder();
  }

  static SignalBuilder exfiltration() {
    return new SignalBuilder().is("Exfiltration:EC2/SnapshotShared", "exfiltration");
  }

  static SignalBuilder discovery() {
    return new SignalBuilder().is("Discovery:IAMUser/PermissionProbing", "discovery");
  }

  static SignalBuilder untried() {
    return new SignalBuilder().is("Impact:Cloudtrail/Untried", "impact");
  }

  static SignalBuilder tried() {
    return new SignalBuilder().is("Impact:Cloudtrail/Tried", "impact");
  }

  static SignalBuilder asRole(SignalBuilder signal, String role, String... people) {
    String[] names = new String[people.length + 1];
    names[0] = "arn:aws:iam::111122223333:role/" + role;
    System.arraycopy(people, 0, names, 1, people.length);
    return signal.by(EntityKind.PRINCIPAL, names);
  }

  static SignalBuilder machine(SignalBuilder step) {
    return step.by(EntityKind.PRINCIPAL, "unknown");
  }
}

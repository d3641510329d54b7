package dev.haetae.simulate.attack;

import dev.haetae.simulate.cloudtrail.Client;
import dev.haetae.simulate.cloudtrail.RecordWriter;
import dev.haetae.simulate.cloudtrail.Session;
import dev.haetae.simulate.cloudtrail.Sessions;
import dev.haetae.simulate.cloudtrail.Situation;
import dev.haetae.simulate.cloudtrail.Situation.CallError;
import dev.haetae.simulate.delivery.LogKind;
import dev.haetae.simulate.network.AuditLog.Request;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Addresses;
import dev.haetae.simulate.organization.Organization;
import dev.haetae.simulate.text.ByteText;
import dev.haetae.simulate.text.Draw;
import dev.haetae.simulate.truth.Traces;
import dev.haetae.simulate.truth.Traces.Trace;
import dev.haetae.simulate.truth.TruthStep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where one attack takes place: its victims, its clock, and the record of what it did. Whatever is
 * called here is written into the logs like any other call, and into the truth file.
 */
public final class Stage {
  private final Attack attack;
  private final Organization organization;
  private final RecordWriter writer;
  private final Traces traces;
  private final Draw draw;
  private final Sessions sessions;
  private final Situation situation;
  private final long start;
  private final Map<String, TruthStep> steps = new LinkedHashMap<>();
  private long milli;
  private String step = "";
  private String technique = "";
  private List<String> expected = List.of();
  private String region = "";

  private Stage(
      Attack attack, Organization organization, RecordWriter writer, Traces traces, long start) {
    this.attack = attack;
    this.organization = organization;
    this.writer = writer;
    this.traces = traces;
    this.start = start;
    this.draw = Draw.of(organization.seed(), "attack " + attack.name());
    this.sessions = new Sessions(organization);
    this.situation = new Situation(organization.management());
    this.milli = start * 1000;
  }

  /**
   * Plays an attack.
   *
   * @param start seconds since the epoch
   */
  public static void play(
      Attack attack, Organization organization, RecordWriter writer, Traces traces, long start) {
    Stage stage = new Stage(attack, organization, writer, traces, start);
    attack.play(stage);
    traces.conclude(
        attack.name(),
        attack.description(),
        attack.techniques(),
        List.copyOf(stage.steps.values()),
        stage.start,
        stage.milli / 1000);
  }

  /** The attack's own randomness. */
  public Draw draw() {
    return draw;
  }

  /** Makes sessions. */
  public Sessions sessions() {
    return sessions;
  }

  /** The time, seconds since the epoch. */
  public long now() {
    return milli / 1000;
  }

  /** An account that runs something. */
  public Account victim() {
    return organization.anyWorkload(draw);
  }

  /** The twelve digits of an account the attacker owns. */
  public String foreignAccount() {
    return (1 + draw.below(9)) + draw.letters("0123456789", 11);
  }

  /** An address the attacker calls from. */
  public String foreignAddress() {
    return draw.chance(0.7) ? Addresses.hosting(draw) : Addresses.residential(draw);
  }

  /** A program the attacker uses. */
  public Client tool() {
    return switch (draw.below(3)) {
      case 0 -> Client.commandLine(draw);
      case 1 -> Client.python(draw);
      default -> Client.go(draw);
    };
  }

  /** The long-lived key of one of an account's users, in the attacker's hands. */
  public Session stolenKey(Account account, int user) {
    return sessions.user(
        account,
        account.names("userName").get(user),
        account.names("userKeyId").get(user),
        foreignAddress(),
        tool());
  }

  /**
   * Begins a step.
   *
   * @param name what it is for, as a sentence without a full stop
   * @param techniqueId its ATT&amp;CK technique
   * @param findingTypes what a detector may be expected to say
   */
  public Stage step(String name, String techniqueId, String... findingTypes) {
    step = name;
    technique = techniqueId;
    expected = List.of(findingTypes);
    region = "";
    pause(5, 90);
    return this;
  }

  /** Makes the calls of this step in another Region than the account's main one. */
  public Stage in(String name) {
    region = name;
    return this;
  }

  /** Lets time pass. */
  public Stage pause(int leastSeconds, int mostSeconds) {
    milli += draw.between(leastSeconds, mostSeconds) * 1000L;
    return this;
  }

  /**
   * Makes a call that succeeds.
   *
   * @param slots names and values in turn
   */
  public Stage call(Session by, String name, String... slots) {
    return record(by, by.account(), name, begin(by.account(), name, slots));
  }

  /** Makes a call many times, each about other resources. */
  public Stage repeat(int times, Session by, String name, String... slots) {
    for (int i = 0; i < times; i++) {
      call(by, name, slots);
    }
    return this;
  }

  /** Makes a call that takes JSON in the place of one slot. */
  public Stage callWith(Session by, String name, String slot, String json, String... slots) {
    return record(by, by.account(), name, begin(by.account(), name, slots).setJson(slot, json));
  }

  /** Makes a call for which the caller has no permission. */
  public Stage denied(Session by, String name, String... slots) {
    return record(
        by, by.account(), name, begin(by.account(), name, slots).fail(writer.denial(name, by)));
  }

  /** Makes a call that fails for another reason. */
  public Stage failed(Session by, String name, String code, String message, String... slots) {
    return record(
        by,
        by.account(),
        name,
        begin(by.account(), name, slots).fail(new CallError(code, message, true)));
  }

  private Situation begin(Account account, String name, String... slots) {
    milli += 300 + draw.below(4000);
    String where = region.isEmpty() ? account.mainRegion() : region;
    situation.begin(account, writer.recordedIn(name, where), now(), draw.next());
    for (int i = 0; i < slots.length; i += 2) {
      situation.set(slots[i], slots[i + 1]);
    }
    return situation;
  }

  private Stage record(Session by, Account account, String name, Situation now) {
    String where = writer.recordedIn(name, region.isEmpty() ? account.mainRegion() : region);
    ByteText text = new ByteText(2048);
    writer.write(text, name, by, now);
    traces.add(new Trace(LogKind.CLOUDTRAIL, now(), account, where, text.toString()));
    note(
        LogKind.CLOUDTRAIL,
        RecordWriter.eventId(now),
        account,
        where,
        by.arn(),
        by.accessKey(),
        by.address());
    return this;
  }

  /** Names a domain that is the attacker's. */
  public Stage owns(String domain) {
    traces.ownedByAttacker(domain);
    return this;
  }

  /** Leaves a line in a log whose records have no ids. */
  public Stage leave(LogKind log, Account account, String line, String who, String address) {
    traces.add(new Trace(log, now(), account, account.mainRegion(), line));
    note(log, line, account, account.mainRegion(), who, "", address);
    return this;
  }

  /** Sends a request to an account's cluster. */
  public Stage audit(Account account, Request request) {
    milli += 1000 + draw.below(20_000);
    String line = request.line(account, now());
    traces.add(new Trace(LogKind.EKS_AUDIT, now(), account, account.mainRegion(), line));
    note(
        LogKind.EKS_AUDIT,
        request.auditId(),
        account,
        account.mainRegion(),
        request.client().user(),
        "",
        request.client().address());
    return this;
  }

  private void note(
      LogKind log,
      String record,
      Account account,
      String where,
      String who,
      String key,
      String address) {
    steps
        .computeIfAbsent(
            String.join("\n", step, log.name(), account.id(), where, who, key, address),
            _ ->
                new TruthStep(
                    attack.name(),
                    step,
                    log,
                    new ArrayList<>(),
                    account.id(),
                    where,
                    new ByteText(20).time(now()).toString(),
                    who,
                    key,
                    address,
                    technique,
                    expected))
        .records()
        .add(record);
  }

  /**
   * Takes on a role, as a principal that may.
   *
   * @param account the role's account; where it is another than the caller's, the call is recorded
   *     in both
   */
  public Session assume(Session by, Account account, String role, String name) {
    Sessions.RoleSession session = new Sessions.RoleSession(account, role, name, now() + 1);
    String[] slots = {
      "roleArn", session.roleArn(),
      "sessionName", name,
      "grantedKey", session.accessKey(),
      "assumedRoleId", session.roleId() + ":" + name,
      "assumedRoleArn", session.arn()
    };
    if (account.id().equals(by.account().id())) {
      call(by, "sts:AssumeRole", slots);
    } else {
      String shared = draw.uuid();
      record(
          by,
          by.account(),
          "sts:AssumeRole",
          begin(by.account(), "sts:AssumeRole", slots).share(shared));
      Session outsider =
          sessions.otherAccount(account, by.account().id(), by.address(), by.client());
      record(
          outsider,
          account,
          "sts:AssumeRole",
          begin(account, "sts:AssumeRole", slots).share(shared));
    }
    return sessions.role(session, by.address(), by.client());
  }
}

package dev.haetae.findings.sequence;

import com.google.re2j.Pattern;
import dev.haetae.findings.Principal;
import dev.haetae.model.event.AccessKeys;
import dev.haetae.model.finding.Sequence.Measure;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to take from an attacker: keys, sessions, users, roles, functions, machines. A command is
 * offered only for names that AWS allows, so that no name can put words into a shell.
 *
 * <p>Gathers what the attacker has; the same thing twice is one thing.
 */
public final class Containment {
  private static final String DENY_ALL = " --policy-arn arn:aws:iam::aws:policy/AWSDenyAll";
  private static final Pattern KEY = Pattern.compile("[A-Z0-9]{16,128}");
  private static final Pattern FUNCTION = Pattern.compile("[A-Za-z0-9_-]{1,140}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,32}");

  private final Map<String, Principal> keys = new LinkedHashMap<>();
  private final Set<Principal> principals = new LinkedHashSet<>();
  private final Map<String, String> functions = new LinkedHashMap<>();
  private final Set<String> machines = new LinkedHashSet<>();

  /** A key, and whose it is; who is told first is believed. */
  public Containment key(String id, String principal) {
    keys.putIfAbsent(id, new Principal(principal));
    return this;
  }

  /** Somebody who acted for the attacker. */
  public Containment principal(String name) {
    Principal principal = new Principal(name);
    if (!principal.isNobody()) {
      principals.add(principal);
    }
    return this;
  }

  /** A function the attacker changed. */
  public Containment function(String name, String region) {
    functions.putIfAbsent(name, region);
    return this;
  }

  /** A machine the attacker was on. */
  public Containment machine(String name) {
    machines.add(name);
    return this;
  }

  /** What to do, in this order. */
  public List<Measure> measures() {
    List<Measure> measures = new ArrayList<>();
    // Those of sessions end with what is done to their role or user.
    keys.forEach((key, owner) -> {
      if (AccessKeys.isLongLived(key)) {
        measures.add(key(key, owner));
      }
    });
    principals.forEach(principal -> of(principal).ifPresent(measures::add));
    functions.forEach((name, region) -> measures.add(ofFunction(name, region)));
    machines.forEach(
        machine -> measures.add(text("machine " + machine + ": isolate it, then copy its disks")));
    return Collections.unmodifiableList(measures);
  }

  private static Measure text(String text) {
    return new Measure(text, Optional.empty());
  }

  private static Measure key(String key, Principal owner) {
    Optional<String> user = owner.iamName().filter(name -> owner.kind() == Principal.Kind.USER);
    String text = "access key " + key + " of " + owner.shortName();
    if (user.isEmpty() || !KEY.matches(key)) {
      return text(text);
    }
    return new Measure(
        text,
        Optional.of(
            "aws iam update-access-key --status Inactive --access-key-id "
                + key
                + " --user-name "
                + user.get()));
  }

  private static Optional<Measure> of(Principal principal) {
    String account = " in account " + principal.account();
    return switch (principal.kind()) {
      case USER -> Optional.of(denied(principal, "user", account));
      case ROLE -> Optional.of(denied(principal, "role", account));
      case PERSON_OF_IDENTITY_CENTER ->
          Optional.of(text(principal.shortName() + ": end its sessions in IAM Identity Center"));
      case OTHER ->
          principal.name().endsWith(":root")
              ? Optional.of(
                  text("root" + account + ": change password and MFA, delete its access keys"))
              : Optional.empty();
    };
  }

  private static Measure denied(Principal principal, String kind, String account) {
    return new Measure(
        principal.shortName() + account + ", with its sessions",
        principal
            .iamName()
            .map(name ->
                "aws iam attach-" + kind + "-policy --" + kind + "-name " + name + DENY_ALL));
  }

  private static Measure ofFunction(String function, String region) {
    String name = function.substring(function.lastIndexOf(':') + 1);
    String text = "function " + name + " in " + region;
    if (!FUNCTION.matches(name) || !REGION.matches(region)) {
      return text(text);
    }
    return new Measure(
        text,
        Optional.of(
            "aws lambda put-function-concurrency --reserved-concurrent-executions 0"
                + " --function-name "
                + name
                + " --region "
                + region));
  }
}

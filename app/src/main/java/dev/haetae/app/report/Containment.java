package dev.haetae.app.report;

import com.google.re2j.Pattern;
import dev.haetae.findings.Principal;
import dev.haetae.model.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to take from an intruder: keys, sessions, users, roles, functions. A command is offered only
 * for names that AWS allows, so that no name can put words into a shell.
 */
final class Containment {
  private static final String DENY_ALL = " --policy-arn arn:aws:iam::aws:policy/AWSDenyAll";
  private static final Pattern KEY = Pattern.compile("[A-Z0-9]{16,128}");
  private static final Pattern FUNCTION = Pattern.compile("[A-Za-z0-9_-]{1,140}");
  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,32}");

  private final Story story;

  private Containment(Story story) {
    this.story = story;
  }

  static List<Step> of(Story story) {
    Containment containment = new Containment(story);
    List<Step> steps = new ArrayList<>();
    steps.addAll(containment.keys());
    steps.addAll(containment.principals());
    steps.addAll(containment.functions());
    story.distinct(finding -> finding.actor().hosts()).stream()
        .map(host -> Step.of("machine " + host + ": isolate it, then copy its disks"))
        .forEach(steps::add);
    return steps;
  }

  /** Long-lived keys; those of sessions end with what is done to their role or user. */
  private List<Step> keys() {
    Map<String, Principal> owners = new LinkedHashMap<>();
    for (Finding finding : story.findings()) {
      Principal principal = new Principal(finding.actor().principal());
      finding.actor().accessKeys().forEach(key -> owners.putIfAbsent(key, principal));
    }
    story.handovers().forEach(each -> owners.put(each.key(), new Principal(userArn(each))));
    List<Step> steps = new ArrayList<>();
    owners.forEach((key, owner) -> {
      if (key.startsWith("AKIA")) {
        steps.add(key(key, owner));
      }
    });
    return steps;
  }

  /** The answer to CreateAccessKey names the user; it lives where the caller does. */
  private static String userArn(Handover handover) {
    return handover.to().contains(":")
        ? handover.to()
        : "arn:aws:iam::" + accountOf(handover.from()) + ":user/" + handover.to();
  }

  private static String accountOf(String arn) {
    String[] parts = arn.split(":", 6);
    return parts.length > 4 ? parts[4] : "";
  }

  private static Step key(String key, Principal owner) {
    Optional<String> user = owner.iamName().filter(name -> owner.kind() == Principal.Kind.USER);
    String text = "access key " + key + " of " + owner.shortName();
    if (user.isEmpty() || !KEY.matches(key)) {
      return Step.of(text);
    }
    return Step.of(
        text,
        "aws iam update-access-key --status Inactive --access-key-id "
            + key
            + " --user-name "
            + user.get());
  }

  private List<Step> principals() {
    Set<String> names = new LinkedHashSet<>(story.principals());
    story.handovers().stream().map(Containment::userArn).forEach(names::add);
    return names.stream()
        .map(Principal::new)
        .filter(principal -> !principal.isNobody())
        .flatMap(principal -> principal(principal).stream())
        .toList();
  }

  private static Optional<Step> principal(Principal principal) {
    String account = " in account " + accountOf(principal.name());
    return switch (principal.kind()) {
      case USER ->
          Optional.of(
              denied(principal, "user", principal.shortName() + account + ", with its sessions"));
      case ROLE ->
          Optional.of(
              denied(principal, "role", principal.shortName() + account + ", with its sessions"));
      case PERSON_OF_IDENTITY_CENTER ->
          Optional.of(Step.of(principal.shortName() + ": end its sessions in IAM Identity Center"));
      case OTHER ->
          principal.name().endsWith(":root")
              ? Optional.of(
                  Step.of("root" + account + ": change password and MFA, delete its access keys"))
              : Optional.empty();
    };
  }

  private static Step denied(Principal principal, String kind, String text) {
    Optional<String> command =
        principal
            .iamName()
            .map(name ->
                "aws iam attach-" + kind + "-policy --" + kind + "-name " + name + DENY_ALL);
    return new Step(text, command);
  }

  private List<Step> functions() {
    Map<String, Step> steps = new LinkedHashMap<>();
    for (Finding finding : story.findings()) {
      for (String function : Reached.names(finding, "LambdaFunction")) {
        steps.putIfAbsent(function, function(function, finding.region()));
      }
    }
    return List.copyOf(steps.values());
  }

  private static Step function(String function, String region) {
    String name = function.substring(function.lastIndexOf(':') + 1);
    String text = "function " + name + " in " + region;
    return FUNCTION.matches(name) && REGION.matches(region)
        ? Step.of(
            text,
            "aws lambda put-function-concurrency --reserved-concurrent-executions 0"
                + " --function-name "
                + name
                + " --region "
                + region)
        : Step.of(text);
  }
}

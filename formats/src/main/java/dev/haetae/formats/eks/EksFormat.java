package dev.haetae.formats.eks;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Arns;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.DerivedField;
import dev.haetae.formats.Format;
import dev.haetae.model.event.Event;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Requests to a Kubernetes API server, as EKS and others audit them. */
@AutoService(Format.class)
public final class EksFormat extends DeclaredFormat {
  private static final String USER = "user.username";
  private static final String GROUPS = "user.groups";
  private static final String ROLE = "user.extra.canonicalArn";
  private static final String CODE = "responseStatus.code";
  private static final String DECISION = "annotations.authorization.k8s.io/decision";
  private static final String VERB = "verb";
  private static final String STAGE = "stage";
  private static final String RESOURCE = "objectRef.resource";
  private static final String PART = "objectRef.subresource";
  private static final String NAMESPACE = "objectRef.namespace";
  private static final List<String> OBJECT = List.of(RESOURCE, NAMESPACE, "objectRef.name");
  private static final Set<String> READING = Set.of("get", "list", "watch");
  private static final Set<String> SHELL = Set.of("exec", "attach", "ephemeralcontainers");
  private static final Set<String> BEGUN = Set.of("RequestReceived", "Panic");

  public EksFormat() {
    super(
        DerivedField.text("haetae.principal", List.of(USER, ROLE), EksFormat::principal),
        DerivedField.text("haetae.outcome", List.of(CODE, DECISION), EksFormat::outcome),
        DerivedField.truth("haetae.anonymous", List.of(USER, GROUPS), EksFormat::anonymous),
        DerivedField.text("haetae.object", OBJECT, EksFormat::object),
        DerivedField.text(
            "haetae.opened",
            List.of(RESOURCE, NAMESPACE, PART, VERB, STAGE, CODE, DECISION),
            EksFormat::opened));
  }

  private static String principal(Event event) {
    String user = event.text(USER);
    String role = event.text(ROLE);
    return user.startsWith("arn:") && !role.isEmpty() ? role : Arns.principal(user);
  }

  private static String outcome(Event event) {
    String code = event.text(CODE);
    if (code.equals("401") || code.equals("403") || event.text(DECISION).equals("forbid")) {
      return "denied";
    }
    return switch (code.isEmpty() ? ' ' : code.charAt(0)) {
      case '1', '2', '3' -> "success";
      case '4', '5' -> "failed";
      default -> "";
    };
  }

  private static String anonymous(Event event) {
    return Boolean.toString(
        event.text(USER).equals("system:anonymous")
            || texts(event, GROUPS).contains("system:unauthenticated"));
  }

  private static String opened(Event event) {
    boolean isDone = !BEGUN.contains(event.text(STAGE)) && outcome(event).equals("success");
    String kind = isDone ? kind(event.text(RESOURCE), event.text(PART), event.text(VERB)) : "";
    if (kind.isEmpty()) {
      return "-";
    }
    String namespace = event.text(NAMESPACE);
    return kind + (namespace.isEmpty() ? " of all namespaces" : " of " + namespace);
  }

  private static String kind(String resource, String part, String verb) {
    return switch (resource) {
      case "secrets" -> READING.contains(verb) ? "secrets" : "";
      case "pods" -> SHELL.contains(part) ? "pods" : "";
      case "serviceaccounts" -> part.equals("token") ? "tokens" : "";
      default -> "";
    };
  }

  private static String object(Event event) {
    return OBJECT.stream()
        .map(event::text)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("/"));
  }
}

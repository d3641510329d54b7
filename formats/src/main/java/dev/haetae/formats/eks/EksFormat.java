package dev.haetae.formats.eks;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Arns;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.DerivedField;
import dev.haetae.formats.Format;
import dev.haetae.model.Event;
import java.util.List;
import java.util.stream.Collectors;

/** Requests to a Kubernetes API server, as EKS and others audit them. */
@AutoService(Format.class)
public final class EksFormat extends DeclaredFormat {
  private static final String USER = "user.username";
  private static final String GROUPS = "user.groups";
  private static final String ROLE = "user.extra.canonicalArn";
  private static final String CODE = "responseStatus.code";
  private static final String DECISION = "annotations.authorization.k8s.io/decision";
  private static final List<String> OBJECT =
      List.of("objectRef.resource", "objectRef.namespace", "objectRef.name");

  /** The format. */
  public EksFormat() {
    super(
        DerivedField.text("haetae.principal", List.of(USER, ROLE), EksFormat::principal),
        DerivedField.text("haetae.outcome", List.of(CODE, DECISION), EksFormat::outcome),
        DerivedField.truth("haetae.anonymous", List.of(USER, GROUPS), EksFormat::anonymous),
        DerivedField.text("haetae.object", OBJECT, EksFormat::object));
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

  private static String object(Event event) {
    return OBJECT.stream()
        .map(event::text)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("/"));
  }
}

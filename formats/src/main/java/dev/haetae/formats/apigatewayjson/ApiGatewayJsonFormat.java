package dev.haetae.formats.apigatewayjson;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Arns;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.DerivedField;
import dev.haetae.formats.Format;
import dev.haetae.formats.line.DecodedTarget;
import dev.haetae.model.Event;
import java.util.List;

/** Access logs of API Gateway whose layout is JSON. */
@AutoService(Format.class)
public final class ApiGatewayJsonFormat extends DeclaredFormat {
  /** Where a caller may be named, the surest first. */
  private static final List<String> CALLERS =
      List.of("userArn", "user", "authorizer.principalId", "principalId", "caller");

  private static final String PATH = "path";
  private static final String QUERY = "queryString";

  /** Stands for a variable without a value. */
  private static final String NOTHING = "-";

  /** The format. */
  public ApiGatewayJsonFormat() {
    super(
        DerivedField.text("haetae.principal", CALLERS, ApiGatewayJsonFormat::principal),
        DerivedField.text(
            "haetae.decoded",
            List.of(PATH, QUERY),
            event -> DecodedTarget.of(event.text(PATH), event.text(QUERY))));
  }

  private static String principal(Event event) {
    return CALLERS.stream()
        .map(event::text)
        .filter(text -> !text.isEmpty() && !text.equals(NOTHING))
        .findFirst()
        .map(Arns::principal)
        .orElse("");
  }
}

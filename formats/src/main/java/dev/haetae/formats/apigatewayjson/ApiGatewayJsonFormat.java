package dev.haetae.formats.apigatewayjson;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Arns;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.DerivedField;
import dev.haetae.formats.Format;
import dev.haetae.formats.line.DecodedTarget;
import dev.haetae.model.event.Event;
import java.util.List;
import java.util.stream.Stream;

/** Access logs of API Gateway whose layout is JSON. */
@AutoService(Format.class)
public final class ApiGatewayJsonFormat extends DeclaredFormat {
  /** Where a caller may be named, the surest first. */
  private static final List<String> CALLERS =
      List.of("userArn", "user", "authorizer.principalId", "principalId", "caller");

  /** What tells an API from others, the most telling first. */
  private static final List<String> SITES = List.of("domainName", "apiId", "stage");

  /** Where the path of a request is, the nearest to what was asked first. */
  private static final List<String> PATHS = List.of("path", "resourcePath", "routeKey");

  /** Where a record tells none, as in the layout that AWS shows, all are of one API. */
  private static final String SITE = "this API";

  private static final String QUERY = "queryString";

  /** Stands for a variable without a value. */
  private static final String NOTHING = "-";

  public ApiGatewayJsonFormat() {
    super(
        DerivedField.text(
            "haetae.principal", CALLERS, event -> Arns.principal(first(CALLERS, event))),
        DerivedField.text("haetae.host", SITES, ApiGatewayJsonFormat::site),
        DerivedField.text("haetae.path", PATHS, ApiGatewayJsonFormat::path),
        DerivedField.text(
            "haetae.decoded",
            Stream.concat(PATHS.stream(), Stream.of(QUERY)).toList(),
            event -> DecodedTarget.of(path(event), event.text(QUERY))));
  }

  private static String site(Event event) {
    String site = first(SITES, event);
    return site.isEmpty() ? SITE : site;
  }

  /** A route of an HTTP API names the method before the path. */
  private static String path(Event event) {
    String path = first(PATHS, event);
    return path.substring(path.indexOf(' ') + 1);
  }

  private static String first(List<String> fields, Event event) {
    return fields.stream()
        .map(event::text)
        .filter(text -> !text.isEmpty() && !text.equals(NOTHING))
        .findFirst()
        .orElse("");
  }
}

package dev.haetae.formats.waf;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Arns;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.DerivedField;
import dev.haetae.formats.Format;
import dev.haetae.formats.line.DecodedTarget;
import dev.haetae.model.event.Event;
import java.util.List;

/** Requests that a web ACL of AWS WAF looked at. */
@AutoService(Format.class)
public final class WafFormat extends DeclaredFormat {
  private static final String WEB_ACL = "webaclId";
  private static final String NAMES = "httpRequest.headers.name";
  private static final String URI = "httpRequest.uri";
  private static final String ARGUMENTS = "httpRequest.args";
  private static final String VALUES = "httpRequest.headers.value";

  public WafFormat() {
    super(
        DerivedField.text(
            "haetae.account", List.of(WEB_ACL), event -> Arns.account(event.text(WEB_ACL))),
        DerivedField.text(
            "haetae.region", List.of(WEB_ACL), event -> Arns.region(event.text(WEB_ACL))),
        header("haetae.host", "host"),
        header("haetae.user_agent", "user-agent"),
        header("haetae.referer", "referer"),
        DerivedField.text(
            "haetae.decoded",
            List.of(URI, ARGUMENTS),
            event -> DecodedTarget.of(event.text(URI), event.text(ARGUMENTS))));
  }

  private static DerivedField header(String path, String name) {
    return DerivedField.text(path, List.of(NAMES, VALUES), event -> header(event, name));
  }

  /** Headers are objects of a name and a value, so the nth value is of the nth name. */
  private static String header(Event event, String wanted) {
    List<String> names = texts(event, NAMES);
    List<String> values = texts(event, VALUES);
    for (int i = 0; i < names.size() && i < values.size(); i++) {
      if (names.get(i).equalsIgnoreCase(wanted)) {
        return values.get(i);
      }
    }
    return "";
  }
}

package dev.haetae.formats.vpclattice;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Arns;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.DerivedField;
import dev.haetae.formats.Format;
import dev.haetae.formats.line.DecodedTarget;
import dev.haetae.model.event.Event;
import java.util.List;

/** Requests to services of VPC Lattice. */
@AutoService(Format.class)
public final class VpcLatticeFormat extends DeclaredFormat {
  private static final String SOURCE = "sourceIpPort";
  private static final String TARGET = "targetIpPort";
  private static final String PATH = "requestPath";
  private static final List<String> ARNS = List.of("serviceArn", "serviceNetworkArn");

  public VpcLatticeFormat() {
    super(
        DerivedField.text("haetae.account", ARNS, event -> Arns.account(first(ARNS, event))),
        DerivedField.text("haetae.region", ARNS, event -> Arns.region(first(ARNS, event))),
        DerivedField.text("haetae.address", List.of(SOURCE), event -> address(event.text(SOURCE))),
        DerivedField.text("haetae.target", List.of(TARGET), event -> address(event.text(TARGET))),
        DerivedField.text("haetae.decoded", List.of(PATH), event -> decoded(event.text(PATH))));
  }

  private static String first(List<String> fields, Event event) {
    return fields.stream()
        .map(event::text)
        .filter(text -> text.startsWith("arn:"))
        .findFirst()
        .orElse("");
  }

  /** Before the last colon; an IPv6 address may stand in brackets. */
  private static String address(String withPort) {
    int colon = withPort.lastIndexOf(':');
    String address = colon < 0 ? "" : withPort.substring(0, colon);
    return address.startsWith("[") && address.endsWith("]")
        ? address.substring(1, address.length() - 1)
        : address;
  }

  private static String decoded(String target) {
    int question = target.indexOf('?');
    return question < 0
        ? DecodedTarget.of(target, "")
        : DecodedTarget.of(target.substring(0, question), target.substring(question + 1));
  }
}

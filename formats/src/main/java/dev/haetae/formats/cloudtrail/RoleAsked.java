package dev.haetae.formats.cloudtrail;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.Slice;
import dev.haetae.model.event.ValueKind;
import java.util.List;

/**
 * Names the role a call is about the same way whether the call gives its ARN, as {@code AssumeRole}
 * does, or its name, as the calls that change it do. Without the path, which only the ARN has.
 */
final class RoleAsked {
  static final String PATH = "haetae.role";

  private static final String RECIPIENT = "recipientAccountId";
  private static final String ARN = "requestParameters.roleArn";
  private static final String NAME = "requestParameters.roleName";
  static final List<String> NEEDS = List.of(RECIPIENT, ARN, NAME);

  private static final int ACCOUNT_PART = 4;
  private static final int RESOURCE_PART = 5;

  private final int recipient;
  private final int arn;
  private final int name;
  private final Slice slice = new Slice();

  RoleAsked(FieldSelection selection) {
    this.recipient = selection.number(RECIPIENT);
    this.arn = selection.number(ARN);
    this.name = selection.number(NAME);
  }

  void derive(Event event, int field, EventWriter writer) {
    String role = ofArn(text(event, arn));
    if (role.isEmpty()) {
      role = of(text(event, recipient), text(event, name));
    }
    if (!role.isEmpty()) {
      writer.add(field, ValueKind.STRING, role);
    }
  }

  private static String ofArn(String arn) {
    String[] parts = arn.split(":", RESOURCE_PART + 1);
    if (parts.length <= RESOURCE_PART || !parts[RESOURCE_PART].startsWith("role/")) {
      return "";
    }
    String resource = parts[RESOURCE_PART];
    return of(parts[ACCOUNT_PART], resource.substring(resource.lastIndexOf('/') + 1));
  }

  private static String of(String account, String name) {
    return account.isEmpty() || name.isEmpty() ? "" : account + ":role/" + name;
  }

  private String text(Event event, int field) {
    int value = field < 0 ? Event.NONE : event.first(field);
    if (value == Event.NONE || event.kind(value) == ValueKind.NULL) {
      return "";
    }
    event.read(value, slice);
    return slice.text();
  }
}

package dev.haetae.formats.auditbeat;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.DerivedField;
import dev.haetae.formats.Format;
import dev.haetae.model.event.Event;
import java.util.List;

/** What Auditbeat tells of a Linux machine. */
@AutoService(Format.class)
public final class AuditbeatFormat extends DeclaredFormat {
  private static final String COMMAND = "process.command_line";
  private static final String ARGUMENTS = "process.args";
  private static final String TITLE = "process.title";
  private static final String DIRECTION = "network.direction";

  public AuditbeatFormat() {
    super(
        DerivedField.text(
            "haetae.command", List.of(COMMAND, ARGUMENTS, TITLE), AuditbeatFormat::command),
        DerivedField.truth("haetae.initiated", List.of(DIRECTION), AuditbeatFormat::initiated));
  }

  private static String command(Event event) {
    String command = event.text(COMMAND);
    if (command.isEmpty()) {
      command = String.join(" ", texts(event, ARGUMENTS));
    }
    return command.isEmpty() ? event.text(TITLE) : command;
  }

  private static String initiated(Event event) {
    return switch (event.text(DIRECTION)) {
      case "outbound", "egress", "outgoing" -> "true";
      case "inbound", "ingress", "incoming", "listening" -> "false";
      default -> "";
    };
  }
}

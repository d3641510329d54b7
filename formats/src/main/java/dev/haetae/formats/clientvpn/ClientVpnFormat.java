package dev.haetae.formats.clientvpn;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.DerivedField;
import dev.haetae.formats.Format;
import java.util.List;

/** Connections to AWS Client VPN: tried, made and ended. */
@AutoService(Format.class)
public final class ClientVpnFormat extends DeclaredFormat {
  private static final String STATUS = "connection-attempt-status";

  public ClientVpnFormat() {
    super(
        DerivedField.text("haetae.outcome", List.of(STATUS), event -> outcome(event.text(STATUS))));
  }

  private static String outcome(String status) {
    return switch (status) {
      case "successful" -> "success";
      case "failed" -> "failure";
      default -> "";
    };
  }
}

package dev.haetae.formats.bedrock;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Arns;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.DerivedField;
import dev.haetae.formats.Format;
import java.util.List;

/** Calls of models of Amazon Bedrock, with what was asked and answered. */
@AutoService(Format.class)
public final class BedrockFormat extends DeclaredFormat {
  private static final String IDENTITY = "identity.arn";
  private static final String ERROR = "errorCode";

  public BedrockFormat() {
    super(
        DerivedField.text(
            "haetae.principal", List.of(IDENTITY), event -> Arns.principal(event.text(IDENTITY))),
        DerivedField.text("haetae.outcome", List.of(ERROR), event -> outcome(event.text(ERROR))));
  }

  private static String outcome(String error) {
    if (error.isEmpty()) {
      return "success";
    }
    return error.startsWith("AccessDenied") ? "denied" : "failed";
  }
}

package dev.haetae.formats.lambda;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredFormat;
import dev.haetae.formats.DerivedField;
import dev.haetae.formats.Format;
import java.util.List;

/** Platform logs of AWS Lambda in JSON: how runs of functions began, ended and what they used. */
@AutoService(Format.class)
public final class LambdaFormat extends DeclaredFormat {
  private static final String STATUS = "record.status";

  public LambdaFormat() {
    super(
        DerivedField.text("haetae.outcome", List.of(STATUS), event -> outcome(event.text(STATUS))));
  }

  /** Only what tells of an end has a status: success, failure, error or timeout. */
  private static String outcome(String status) {
    if (status.isEmpty()) {
      return "";
    }
    return status.equals("success") ? "success" : "failed";
  }
}

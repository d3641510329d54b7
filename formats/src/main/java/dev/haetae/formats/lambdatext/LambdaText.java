package dev.haetae.formats.lambdatext;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Format;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.DeclaredLineFormat;
import dev.haetae.model.event.FieldSelection;

/**
 * Platform lines of AWS Lambda's logs in plain text: START, END, REPORT, INIT_START, INIT_REPORT,
 * RESTORE_START and RESTORE_REPORT, with the time before them where an export of CloudWatch Logs
 * puts it.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-view.html">
 *     Viewing CloudWatch logs for Lambda functions</a>
 */
@AutoService(Format.class)
public final class LambdaText extends DeclaredLineFormat {
  private static final int SURE = 95;

  /** What the service loader makes. */
  public LambdaText() {
    super(SURE);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new LambdaTextParser(selection, origin);
  }
}

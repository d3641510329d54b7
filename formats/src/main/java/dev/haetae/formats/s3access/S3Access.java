package dev.haetae.formats.s3access;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Format;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.DeclaredLineFormat;
import dev.haetae.model.event.FieldSelection;

/**
 * Server access logs of S3, a request a line. The names are those of the table the documentation
 * gives for Athena.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html">Log
 *     format</a>
 */
@AutoService(Format.class)
public final class S3Access extends DeclaredLineFormat {
  private static final int SURE = 97;

  /** What the service loader makes. */
  public S3Access() {
    super(SURE);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new S3AccessParser(catalog(), selection, origin);
  }
}

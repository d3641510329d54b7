package dev.haetae.formats.cloudfrontrealtime;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Format;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.DeclaredLineFormat;
import dev.haetae.formats.line.ExtendedParser;
import dev.haetae.model.event.FieldSelection;
import java.util.List;

/**
 * Real-time logs of CloudFront with every field of their documentation, in its order: they have no
 * line that names the columns. Which fields are written is for the user to say; where it is fewer
 * than all up to the headers of the request, nothing tells which they are.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/real-time-logs.html">
 *     Real-time logs</a>
 */
@AutoService(Format.class)
public final class CloudFrontRealtime extends DeclaredLineFormat {
  private static final int SURE = 97;

  /** The last field of those there were when such logs began. */
  private static final String FIRST_LAST = "cs-headers-count";

  private final ExtendedParser.Style style =
      new ExtendedParser.Style(
          catalog().columns(),
          catalog().columns().indexOf(FIRST_LAST) + 1,
          '\t',
          "x-edge-request-id",
          true,
          "",
          List.of());

  /** What the service loader makes. */
  public CloudFrontRealtime() {
    super(SURE);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new ExtendedParser(catalog(), selection, style, layout, origin);
  }
}

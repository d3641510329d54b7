package dev.haetae.formats.cloudfront;

import com.google.auto.service.AutoService;
import dev.haetae.formats.Format;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.DeclaredLineFormat;
import dev.haetae.formats.line.ExtendedParser;
import dev.haetae.model.event.FieldSelection;
import java.util.List;
import java.util.Optional;

/**
 * Standard logs of CloudFront: the W3C Extended Log File Format, whose {@code #Fields} line gives
 * the columns. The layout is what that line says.
 *
 * @see <a href=
 *     "https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html">
 *     Log file fields</a>
 */
@AutoService(Format.class)
public final class CloudFront extends DeclaredLineFormat {
  private static final String PROOF = "x-edge-location";
  private static final int SURE = 98;

  private final ExtendedParser.Style style =
      new ExtendedParser.Style(
          catalog().columns(),
          catalog().columns().size(),
          '\t',
          "x-edge-request-id",
          true,
          "",
          List.of());

  /** What the service loader makes. */
  public CloudFront() {
    super(SURE);
  }

  @Override
  public Optional<Recognition> recognise(List<String> head, Judge judge) {
    Optional<String> columns = ExtendedParser.columns(head);
    if (columns.isPresent() && !columns.get().contains(PROOF)) {
      return Optional.empty();
    }
    return judge.judge(this, columns.orElse(""), head);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new ExtendedParser(catalog(), selection, style, layout, origin);
  }
}

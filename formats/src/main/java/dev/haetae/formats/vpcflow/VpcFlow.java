package dev.haetae.formats.vpcflow;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.FieldsFile;
import dev.haetae.formats.Format;
import dev.haetae.formats.JsonFormat;
import dev.haetae.formats.LineFormat;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.Heads;
import dev.haetae.model.FieldSelection;
import java.util.List;
import java.util.Optional;

/**
 * VPC Flow Logs, versions 2 to 10. A file in S3 begins with a header that names its fields, in any
 * order; what comes through CloudWatch Logs has none and is taken to be the fields of the
 * documentation in their order, as far as the line reaches. Delivered as JSON or Parquet, the names
 * have underscores.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log
 *     records</a>
 */
@AutoService(Format.class)
public final class VpcFlow implements LineFormat, JsonFormat {
  private static final int SURE = 97;
  private static final DeclaredCatalog CATALOG = FieldsFile.of(VpcFlow.class);

  /** Every field, in the order of the documentation. */
  static final List<String> DOCUMENTED = CATALOG.columns();

  @Override
  public DeclaredCatalog catalog() {
    return CATALOG;
  }

  @Override
  public int surest() {
    return SURE;
  }

  @Override
  public Optional<Recognition> recognise(List<String> head) {
    String first = head.isEmpty() ? "" : head.get(0).strip();
    return Heads.judge(this, FlowHeader.isHeader(first) ? first : "", head, SURE);
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new FlowParser(CATALOG, selection, layout, origin);
  }
}

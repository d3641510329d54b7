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
import java.util.Set;

/**
 * VPC Flow Logs, versions 2 to 10. A file in S3 begins with a header that names its fields, in any
 * order; what comes through CloudWatch Logs has none and is taken to be in the order that is told,
 * or else to be the fields of the documentation in theirs, as far as the line reaches. Delivered as
 * JSON or Parquet, the names have underscores.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log
 *     records</a>
 */
@AutoService(Format.class)
public final class VpcFlow implements LineFormat, JsonFormat {
  private static final int SURE = 97;
  private static final DeclaredCatalog CATALOG = FieldsFile.of(VpcFlow.class);

  /** The name of the log. */
  static final String LOG = CATALOG.log();

  /** Every field, in the order of the documentation. */
  static final List<String> DOCUMENTED = CATALOG.columns();

  private static final FlowHeader HEADER = new FlowHeader(Set.copyOf(DOCUMENTED), false);
  private static final int VERSION_2_FIELDS = 14;

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
    return Heads.judge(this, HEADER.isHeader(first) ? first : "", head, SURE);
  }

  @Override
  public Optional<Recognition> recognise(List<String> head, Origin known) {
    return Optional.ofNullable(known.layouts().get(LOG))
        .flatMap(order -> Heads.judge(this, order, head, SURE))
        .or(() -> recognise(head));
  }

  @Override
  public Optional<String> advice(List<String> head) {
    return FlowWords.lookLikeRecords(head)
        ? Optional.of(
            "looks like flow records in an order of their own: say it, as in --flow-fields"
                + " \"version srcaddr dstaddr start log-status\"")
        : Optional.empty();
  }

  @Override
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new FlowParser(CATALOG, HEADER, DOCUMENTED, VERSION_2_FIELDS, selection, layout, origin);
  }
}

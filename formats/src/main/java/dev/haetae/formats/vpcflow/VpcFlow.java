package dev.haetae.formats.vpcflow;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.FieldsFile;
import dev.haetae.formats.Format;
import dev.haetae.formats.Origin;
import java.util.List;
import java.util.Optional;

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
public final class VpcFlow extends FlowFormat {
  static final DeclaredCatalog CATALOG = FieldsFile.of(VpcFlow.class);

  private static final int SURE = 97;
  private static final int VERSION_2_FIELDS = 14;

  /** What the service loader makes. */
  public VpcFlow() {
    super(CATALOG, SURE, /* ofTransit= */ false);
  }

  @Override
  protected int fewest() {
    return VERSION_2_FIELDS;
  }

  @Override
  public Optional<Recognition> recognise(List<String> head, Origin known, Judge judge) {
    return Optional.ofNullable(known.layouts().get(CATALOG.log()))
        .flatMap(order -> judge.judge(this, order, head))
        .or(() -> recognise(head, judge));
  }

  @Override
  public Optional<String> advice(List<String> head) {
    return FlowWords.lookLikeRecords(head)
        ? Optional.of(
            "looks like flow records in an order of their own: say it, as in --flow-fields"
                + " \"version srcaddr dstaddr start log-status\"")
        : Optional.empty();
  }
}

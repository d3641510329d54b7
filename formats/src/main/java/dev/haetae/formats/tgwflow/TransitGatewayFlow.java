package dev.haetae.formats.tgwflow;

import com.google.auto.service.AutoService;
import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.FieldsFile;
import dev.haetae.formats.Format;
import dev.haetae.formats.JsonFormat;
import dev.haetae.formats.LineFormat;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.Heads;
import dev.haetae.formats.vpcflow.FlowHeader;
import dev.haetae.formats.vpcflow.FlowParser;
import dev.haetae.model.FieldSelection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Flow Logs of transit gateways. A log of its own: a record is of what passed the gateway, not of
 * an interface, says nothing of a decision, and the same traffic is in the flow logs of the VPCs on
 * both sides too, so that what counts those must not count these as well; who calls whom, and who
 * of them stands on a list, is noticed here too.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/tgw/tgw-flow-logs.html">Transit Gateway Flow
 *     Logs</a>
 */
@AutoService(Format.class)
public final class TransitGatewayFlow implements LineFormat, JsonFormat {
  private static final int SURE = 98;
  private static final DeclaredCatalog CATALOG = FieldsFile.of(TransitGatewayFlow.class);

  /** Every field, in the order of the documentation, which is that of a line without a header. */
  private static final List<String> DOCUMENTED = CATALOG.columns();

  private static final FlowHeader HEADER = new FlowHeader(Set.copyOf(DOCUMENTED), true);

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
  public LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new FlowParser(
        CATALOG, HEADER, DOCUMENTED, DOCUMENTED.size(), selection, layout, origin);
  }
}

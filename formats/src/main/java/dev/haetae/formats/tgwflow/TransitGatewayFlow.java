package dev.haetae.formats.tgwflow;

import com.google.auto.service.AutoService;
import dev.haetae.formats.FieldsFile;
import dev.haetae.formats.Format;
import dev.haetae.formats.vpcflow.FlowFormat;

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
public final class TransitGatewayFlow extends FlowFormat {
  private static final int SURE = 98;

  /** What the service loader makes. */
  public TransitGatewayFlow() {
    super(FieldsFile.of(TransitGatewayFlow.class), SURE, /* ofTransit= */ true);
  }
}

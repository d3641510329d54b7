package dev.haetae.simulate.network;

import dev.haetae.simulate.delivery.FileTimes;
import dev.haetae.simulate.delivery.LogKind;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Addresses;
import dev.haetae.simulate.organization.Machine;
import dev.haetae.simulate.text.ByteText;
import dev.haetae.simulate.text.Draw;
import java.time.Instant;

/**
 * VPC Flow Logs, the default format of version 2.
 *
 * @see <a href="https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html">Flow log
 *     records</a>
 */
public final class FlowLog implements LineLog {
  private static final int[] SERVER_PORTS = {443, 443, 443, 80, 5432, 6379, 8080};

  /**
   * One connection as it is logged.
   *
   * @param machine whose network interface logs it
   * @param protocol IANA number: 6 is TCP, 17 UDP
   * @param start seconds since the epoch
   */
  public record Flow(
      Machine machine,
      String source,
      String destination,
      int sourcePort,
      int destinationPort,
      int protocol,
      int packets,
      long bytes,
      long start,
      boolean accepted) {

    /** The record as the log writes it, without the line feed. */
    public String line(Account account) {
      return "2 %s %s %s %s %d %d %d %d %d %d %d %s OK"
          .formatted(
              account.id(),
              machine.networkInterface(),
              source,
              destination,
              sourcePort,
              destinationPort,
              protocol,
              packets,
              bytes,
              start,
              start + 30,
              accepted ? "ACCEPT" : "REJECT");
    }
  }

  @Override
  public LogKind kind() {
    return LogKind.FLOW;
  }

  @Override
  public String header() {
    return "version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes"
        + " start end action log-status\n";
  }

  @Override
  public String path(Account account, Instant hour, Draw draw) {
    return "AWSLogs/%s/vpcflowlogs/%s/%s/%s_vpcflowlogs_%s_%s_%s_%s.log.gz"
        .formatted(
            account.id(),
            account.mainRegion(),
            FileTimes.day(hour),
            account.id(),
            account.mainRegion(),
            account.names("flowLogId").get(0),
            FileTimes.minute(hour),
            draw.hex(8));
  }

  @Override
  public void ordinary(Account account, long hour, double busyness, Draw draw, ByteText out) {
    int count = draw.poisson(400 * busyness);
    for (int i = 0; i < count; i++) {
      Machine machine = draw.pick(account.machines());
      long start = hour + draw.below(3570);
      double kind = draw.unit();
      Flow flow =
          kind < 0.07 ? knock(machine, start, draw) : request(account, machine, start, kind, draw);
      out.add(flow.line(account)).add('\n');
    }
  }

  /** The background noise of the internet: a closed port, tried once. */
  private static Flow knock(Machine machine, long start, Draw draw) {
    return new Flow(
        machine,
        Addresses.hosting(draw),
        machine.privateAddress(),
        draw.between(30_000, 60_000),
        draw.between(20, 9_000),
        6,
        1,
        40,
        start,
        false);
  }

  private static Flow request(
      Account account, Machine machine, long start, double kind, Draw draw) {
    String peer =
        kind < 0.5
            ? draw.pick(account.machines()).privateAddress()
            : kind < 0.8 ? Addresses.amazon(draw) : Addresses.residential(draw);
    boolean outbound = draw.chance(0.5);
    int packets = 4 + (int) (draw.unit() * draw.unit() * 200);
    int client = draw.between(32_768, 60_999);
    int server = SERVER_PORTS[draw.below(SERVER_PORTS.length)];
    return new Flow(
        machine,
        outbound ? machine.privateAddress() : peer,
        outbound ? peer : machine.privateAddress(),
        outbound ? client : server,
        outbound ? server : client,
        6,
        packets,
        packets * (long) draw.between(52, 1400),
        start,
        true);
  }
}

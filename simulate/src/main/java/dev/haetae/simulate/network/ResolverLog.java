package dev.haetae.simulate.network;

import dev.haetae.simulate.delivery.FileTimes;
import dev.haetae.simulate.delivery.LogKind;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Addresses;
import dev.haetae.simulate.organization.Machine;
import dev.haetae.simulate.text.ByteText;
import dev.haetae.simulate.text.Draw;
import java.time.Instant;
import java.util.List;

/**
 * Route 53 Resolver query logs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resolver-query-logs-format.html">Values
 *     in Resolver query logs</a>
 */
public final class ResolverLog implements LineLog {
  private static final List<String> HOSTS =
      List.of(
          "s3.%s.amazonaws.com",
          "sqs.%s.amazonaws.com",
          "kms.%s.amazonaws.com",
          "secretsmanager.%s.amazonaws.com",
          "logs.%s.amazonaws.com",
          "ssm.%s.amazonaws.com",
          "api.stripe.com",
          "github.com",
          "cdn.jsdelivr.net",
          "api.github.com",
          "api.datadoghq.com",
          "sentry.io",
          "time.aws.com",
          "auth.docker.io",
          "hooks.slack.com");

  /** One lookup as it is logged, without the line feed. */
  public static String line(
      Account account,
      Machine machine,
      long second,
      String name,
      String type,
      String code,
      String answer) {
    String answers =
        answer.isEmpty()
            ? "[]"
            : "[{\"Rdata\":\"%s\",\"Type\":\"%s\",\"Class\":\"IN\"}]".formatted(answer, type);
    return "{\"version\":\"1.100000\",\"account_id\":\"%s\",\"region\":\"%s\",\"vpc_id\":\"%s\",\"query_timestamp\":\"%s\",\"query_name\":\"%s.\",\"query_type\":\"%s\",\"query_class\":\"IN\",\"rcode\":\"%s\",\"answers\":%s,\"srcaddr\":\"%s\",\"srcport\":\"%d\",\"transport\":\"UDP\",\"srcids\":{\"instance\":\"%s\"}}"
        .formatted(
            account.id(),
            account.mainRegion(),
            account.names("vpcId").get(0),
            new ByteText(20).time(second),
            name,
            type,
            code,
            answers,
            machine.privateAddress(),
            32_768 + (int) Math.floorMod(Draw.mix(second, Draw.hash(name)), 28_000L),
            machine.instanceId());
  }

  @Override
  public LogKind kind() {
    return LogKind.DNS;
  }

  @Override
  public String header() {
    return "";
  }

  @Override
  public String path(Account account, Instant hour, Draw draw) {
    String vpc = account.names("vpcId").get(0);
    return "AWSLogs/%s/vpcdnsquerylogs/%s/%s/%s_vpcdnsquerylogs_%s_%s_%s.log.gz"
        .formatted(
            account.id(),
            vpc,
            FileTimes.day(hour),
            vpc,
            account.id(),
            FileTimes.minute(hour),
            draw.hex(8));
  }

  @Override
  public void ordinary(Account account, long hour, double busyness, Draw draw, ByteText out) {
    int count = draw.poisson(250 * busyness);
    for (int i = 0; i < count; i++) {
      Machine machine = draw.pick(account.machines());
      String host = draw.pick(HOSTS).formatted(machine.region());
      boolean missing = draw.chance(0.03);
      String type = draw.chance(0.3) ? "AAAA" : "A";
      String name = missing ? host + "." + machine.region() + ".compute.internal" : host;
      String answer = missing || type.equals("AAAA") ? "" : Addresses.amazon(draw);
      out.add(
              line(
                  account,
                  machine,
                  hour + draw.below(3600),
                  name,
                  type,
                  missing ? "NXDOMAIN" : "NOERROR",
                  answer))
          .add('\n');
    }
    PeculiarLookups.write(account, hour, draw.poisson(25 * busyness), draw, out);
  }
}

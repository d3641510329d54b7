package dev.haetae.simulate.network;

import dev.haetae.simulate.delivery.FileTimes;
import dev.haetae.simulate.delivery.LogKind;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Addresses;
import dev.haetae.simulate.organization.Machine;
import dev.haetae.simulate.text.Alphabets;
import dev.haetae.simulate.text.ByteText;
import dev.haetae.simulate.text.Draw;
import java.time.Instant;
import java.util.List;

/**
 * Access logs of an Application Load Balancer.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-access-logs.html">Access
 *     logs for your Application Load Balancer</a>
 */
final class BalancerLog implements LineLog {
  private static final List<String> PAGES =
      List.of("/", "/login", "/api/v1/orders", "/api/v1/items/42", "/static/app.js", "/health");

  @Override
  public LogKind kind() {
    return LogKind.ALB;
  }

  @Override
  public String header() {
    return "";
  }

  private static String balancer(Account account) {
    return "app/" + account.name() + "-web/" + Draw.of(account.seed(), "balancer").hex(16);
  }

  @Override
  public String path(Account account, Instant hour, Draw draw) {
    return "AWSLogs/%s/elasticloadbalancing/%s/%s/%s_elasticloadbalancing_%s_%s_%s_%s_%s.log.gz"
        .formatted(
            account.id(),
            account.mainRegion(),
            FileTimes.day(hour),
            account.id(),
            account.mainRegion(),
            balancer(account).replace('/', '.'),
            FileTimes.minute(hour.plusSeconds(3600)),
            account.machines().get(0).publicAddress(),
            draw.letters(Alphabets.ALPHANUMERIC, 8));
  }

  @Override
  public void ordinary(Account account, long hour, double busyness, Draw draw, ByteText out) {
    int count = draw.poisson(200 * busyness);
    String group =
        "arn:aws:elasticloadbalancing:%s:%s:targetgroup/%s"
            .formatted(account.mainRegion(), account.id(), account.names("targetGroup").get(0));
    for (int i = 0; i < count; i++) {
      Machine machine = draw.pick(account.machines());
      String time =
          new ByteText(20).time(hour + draw.below(3600)).toString().replace("Z", ".")
              + draw.between(100_000, 999_999)
              + "Z";
      String host = "www." + account.name() + ".example";
      int status = draw.chance(0.95) ? 200 : draw.chance(0.8) ? 404 : 502;
      out.add(
          "h2 %s %s %s:%d %s:8080 0.000 0.0%d 0.000 %d %d %d %d \"GET https://%s:443%s HTTP/2.0\" \"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36\" TLS_AES_128_GCM_SHA256 TLSv1.3 %s \"Root=1-%s-%s\" \"%s\" \"arn:aws:acm:%s:%s:certificate/%s\" 0 %s \"forward\" \"-\" \"-\" \"%s:8080\" \"%d\" \"-\" \"-\" TID_%s\n"
              .formatted(
                  time,
                  balancer(account),
                  Addresses.residential(draw),
                  draw.between(20_000, 65_000),
                  machine.privateAddress(),
                  draw.between(10, 99),
                  status,
                  status,
                  draw.between(80, 900),
                  draw.between(300, 60_000),
                  host,
                  draw.pick(PAGES),
                  group,
                  draw.hex(8),
                  draw.hex(24),
                  host,
                  account.mainRegion(),
                  account.id(),
                  Draw.of(account.seed(), "certificate").uuid(),
                  time,
                  machine.privateAddress(),
                  status,
                  draw.hex(32)));
    }
  }
}

package dev.haetae.simulate.network;

import dev.haetae.simulate.delivery.FileTimes;
import dev.haetae.simulate.delivery.LogKind;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Machine;
import dev.haetae.simulate.text.Alphabets;
import dev.haetae.simulate.text.ByteText;
import dev.haetae.simulate.text.Draw;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * S3 server access logs.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/LogFormat.html">Amazon S3
 *     server access log format</a>
 */
final class ObjectAccessLog implements LineLog {
  private static final DateTimeFormatter LINE =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US).withZone(ZoneOffset.UTC);

  @Override
  public LogKind kind() {
    return LogKind.S3_ACCESS;
  }

  @Override
  public String header() {
    return "";
  }

  @Override
  public String path(Account account, Instant hour, Draw draw) {
    return "s3-access/%s/%s-%s.gz"
        .formatted(account.id(), FileTimes.second(hour), draw.letters(Alphabets.UPPER, 16));
  }

  @Override
  public void ordinary(Account account, long hour, double busyness, Draw draw, ByteText out) {
    int count = draw.poisson(150 * busyness);
    String owner = Draw.of(account.seed(), "canonical user").hex(64);
    for (int i = 0; i < count; i++) {
      Machine machine = draw.pick(account.machines());
      String bucket = draw.pick(account.names("bucket"));
      String key = draw.pick(account.names("serviceName")) + "/" + draw.hex(8) + ".json";
      boolean missing = draw.chance(0.02);
      int size = draw.between(200, 900_000);
      out.add(
          "%s %s [%s] %s arn:aws:sts::%s:assumed-role/%s/%s %s REST.GET.OBJECT %s \"GET /%s HTTP/1.1\" %s %s %d %d %d \"-\" \"aws-sdk-java/2.31.6\" - %s= SigV4 TLS_AES_128_GCM_SHA256 AuthHeader %s.s3.%s.amazonaws.com TLSv1.3 - -\n"
              .formatted(
                  owner,
                  bucket,
                  LINE.format(Instant.ofEpochSecond(hour + draw.below(3600))),
                  machine.privateAddress(),
                  account.id(),
                  machine.role(),
                  machine.instanceId(),
                  draw.letters(Alphabets.UPPER, 16),
                  key,
                  key,
                  missing ? "404 NoSuchKey" : "200 -",
                  missing ? "297" : String.valueOf(size),
                  size,
                  draw.between(8, 90),
                  draw.between(5, 60),
                  draw.letters(Alphabets.BASE64, 75),
                  bucket,
                  account.mainRegion()));
    }
  }
}

package dev.haetae.findings;

import dev.haetae.detect.Detector;
import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.model.event.EntityKind;
import dev.haetae.model.event.Event;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * What makes occurrences one finding: the first 16 bytes of a SHA-256 over type, detector, account,
 * Region and the identifying values. A correlation that does not tell Regions apart counts through
 * all of them, and so does its finding: who reads secrets in seven Regions is told of once. So does
 * a mechanism that knows callers through all Regions, and a detector that says {@code regions:
 * all}. The detector is part of it so that a user's rule that raises a type of ours never changes
 * the words of our findings.
 */
record FindingIdentity(long high, long low) {

  private static final List<EntityKind> WHO =
      List.of(EntityKind.PRINCIPAL, EntityKind.HOST, EntityKind.ADDRESS);

  /** What rules call the Region of an event. */
  private static final Set<String> REGION = Set.of("awsRegion", "region", "haetae.region");

  private static final String ALL_REGIONS = "*";

  static FindingIdentity of(Sighting sighting) {
    MessageDigest digest = sha256();
    Event event = sighting.event();
    update(digest, sighting.words().type().toString());
    update(digest, sighting.detector().id());
    update(digest, event.account());
    update(digest, spansRegions(sighting.detector()) ? ALL_REGIONS : event.region());
    List<String> names = sighting.detector().finding().identity();
    if (!names.isEmpty()) {
      names.forEach(name -> update(digest, sighting.values(name)));
    } else if (!sighting.correlated().group().isEmpty()) {
      sighting.correlated().group().values().forEach(value -> update(digest, value));
    } else {
      update(digest, who(sighting));
    }
    return read(digest);
  }

  private static boolean spansRegions(Detector detector) {
    boolean isCounted =
        detector.document() instanceof SigmaCorrelation correlation
            && correlation.groupBy().stream().noneMatch(REGION::contains);
    return isCounted
        || detector.finding().regions() == Detector.Regions.ALL
        || detector.watch().map(watch -> watch.mechanism().spansRegions()).orElse(false);
  }

  /** Where the detector names no field: who acted, or else the machine, or else the address. */
  private static List<String> who(Sighting sighting) {
    for (EntityKind kind : WHO) {
      List<String> names = sighting.fields().entity(sighting.event(), kind);
      if (!names.isEmpty()) {
        return names;
      }
    }
    return List.of();
  }

  /** The id of a finding's generation: 32 hexadecimal digits. */
  String id(int generation) {
    MessageDigest digest = sha256();
    digest.update(ByteBuffer.allocate(20).putLong(high).putLong(low).putInt(generation).array());
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static FindingIdentity read(MessageDigest digest) {
    ByteBuffer bytes = ByteBuffer.wrap(digest.digest());
    return new FindingIdentity(bytes.getLong(), bytes.getLong());
  }

  /** Lengths are hashed too, so that no two lists of values run together. */
  private static void update(MessageDigest digest, List<String> values) {
    digest.update(ByteBuffer.allocate(4).putInt(values.size()).array());
    values.forEach(value -> update(digest, value));
  }

  private static void update(MessageDigest digest, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}

package dev.haetae.bench;

import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.indicator.IndicatorSink;
import java.util.Random;

/** Lists of known-bad addresses and domains, as long as wanted: always the same. */
final class MadeUpLists {
  private static final int SEED = 7;
  private static final int CONFIDENCE = 75;

  private MadeUpLists() {}

  /** So many addresses, and so many domains. */
  static IndicatorLists both(int entries) {
    IndicatorLists.Builder builder = new IndicatorLists.Builder();
    addAddresses(builder, entries);
    addDomains(builder, entries);
    return builder.build();
  }

  static IndicatorLists addresses(int entries) {
    IndicatorLists.Builder builder = new IndicatorLists.Builder();
    addAddresses(builder, entries);
    return builder.build();
  }

  static IndicatorLists domains(int entries) {
    IndicatorLists.Builder builder = new IndicatorLists.Builder();
    addDomains(builder, entries);
    return builder.build();
  }

  private static void addAddresses(IndicatorLists.Builder builder, int entries) {
    IndicatorSink sink = builder.begin(new IndicatorLists.Source("addresses", "made up"));
    Random random = new Random(SEED);
    for (int i = 0; i < entries; i++) {
      sink.take(indicator(IndicatorKind.ADDRESS, address(random)));
    }
  }

  private static void addDomains(IndicatorLists.Builder builder, int entries) {
    IndicatorSink sink = builder.begin(new IndicatorLists.Source("domains", "made up"));
    for (int i = 0; i < entries; i++) {
      sink.take(indicator(IndicatorKind.DOMAIN, domain(i)));
    }
  }

  private static Indicator indicator(IndicatorKind kind, String value) {
    return new Indicator(kind, value, Category.THREAT, CONFIDENCE, Indicator.NEVER, "");
  }

  /** Any IPv4 address. */
  static String address(Random random) {
    int bits = random.nextInt();
    return (bits >>> 24)
        + "."
        + ((bits >>> 16) & 255)
        + "."
        + ((bits >>> 8) & 255)
        + "."
        + (bits & 255);
  }

  /** The domain of this number on the list. */
  static String domain(int number) {
    return "host-" + Integer.toHexString(number * 0x9E3779B1) + ".example.net";
  }
}

package dev.haetae.bench;

import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.indicator.Listings;
import dev.haetae.model.address.Address;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a look-up among a few million indicators costs, and how much memory each takes. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class IndicatorBenchmark {
  private static final int ASKED = 1 << 16;

  /** How many addresses, and how many domains, there are. */
  @Param({"1000000", "4000000"})
  private int entries;

  private IndicatorLists lists = IndicatorLists.NONE;
  private final byte[][] addresses = new byte[ASKED][];
  private final byte[][] domains = new byte[ASKED][];
  private final byte[][] listed = new byte[ASKED][];
  private final Address address = new Address();
  private int next;

  /** Makes the lists up and says what they take. */
  @Setup
  public void makeLists() {
    lists = MadeUpLists.addresses(entries);
    tell(lists, IndicatorKind.ADDRESS);
    IndicatorLists names = MadeUpLists.domains(entries);
    tell(names, IndicatorKind.DOMAIN);
    lists = MadeUpLists.both(entries);
    Random random = new Random(11);
    for (int i = 0; i < ASKED; i++) {
      addresses[i] = bytes(MadeUpLists.address(random));
      domains[i] = bytes("www." + Integer.toHexString(random.nextInt()) + ".example.org.");
      listed[i] = bytes("www." + MadeUpLists.domain(random.nextInt(entries)) + ".");
    }
  }

  private static void tell(IndicatorLists lists, IndicatorKind kind) {
    System.out.printf(
        "%s: %,d entries, %.1f bytes each%n",
        kind.word(), lists.size(kind), (double) lists.bytes() / lists.size(kind));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private int next() {
    next = (next + 1) & (ASKED - 1);
    return next;
  }

  /** An address as logs write it, hardly ever listed. */
  @Benchmark
  public Listings address() {
    byte[] text = addresses[next()];
    address.read(text, 0, text.length);
    return lists.of(address, 0);
  }

  /** A name of four labels that is not listed. */
  @Benchmark
  public Listings unlistedDomain() {
    byte[] text = domains[next()];
    return lists.of(IndicatorKind.DOMAIN, text, 0, text.length, 0);
  }

  /** A name below a domain that is listed. */
  @Benchmark
  public Listings listedDomain() {
    byte[] text = listed[next()];
    return lists.of(IndicatorKind.DOMAIN, text, 0, text.length, 0);
  }
}

package dev.haetae.bench;

import dev.haetae.detect.dns.DomainName;
import dev.haetae.detect.dns.DomainNames;
import dev.haetae.detect.dns.NameJudge;
import dev.haetae.detect.dns.NameModel;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one name that was looked up costs. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class NameBenchmark {
  private final NameJudge judge = new NameJudge(NameModel.shipped());
  private final DomainNames names = new DomainNames();
  private final String[] labels = {
    "windowsupdate",
    "amazonaws",
    "xkqvzbwjtrplm",
    "github",
    "q8z7x1v0k3j5h2",
    "datadoghq",
    "stripe",
    "bundesregierung"
  };
  private int next;

  private String label() {
    next = (next + 1) % labels.length;
    return labels[next];
  }

  /** Judges a label. */
  @Benchmark
  public float judge() {
    return judge.judge(label());
  }

  /** Reads a name whose ending is remembered. */
  @Benchmark
  public Optional<DomainName> read() {
    return names.read("api.eu-west-1.example.com.");
  }

  /** Reads names whose ending is new each time. */
  @Benchmark
  public Optional<DomainName> readNew() {
    return names.read(next++ + ".example.com.");
  }
}

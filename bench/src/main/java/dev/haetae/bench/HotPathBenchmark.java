package dev.haetae.bench;

import dev.haetae.app.config.DetectorLibrary;
import dev.haetae.content.Content;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.detect.match.CompiledRules;
import dev.haetae.detect.match.Matcher;
import dev.haetae.detect.run.Detectors;
import dev.haetae.formats.Formats;
import dev.haetae.formats.read.RecordReader;
import dev.haetae.model.Limits;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldCatalog;
import dev.haetae.model.event.FieldSelection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one CloudTrail record costs: reading it, and matching it against every rule there is. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class HotPathBenchmark {
  private static final String LOG = "cloudtrail";
  private static final FieldSelection NOTHING = new FieldSelection.Builder().build();

  private byte[] record = {};
  private RecordReader reader = new RecordReader(log -> NOTHING, Limits.DEFAULT);
  private Matcher matcher = CompiledRules.compile(List.of(), catalog()).matcher();

  private static FieldCatalog catalog() {
    return Formats.of(LOG).orElseThrow().catalog();
  }

  /** Loads the detectors and one ordinary record. */
  @Setup
  public void load() {
    record = Content.samples().find("cloudtrail/GetCallerIdentity").orElseThrow();
    DetectorLibrary library = DetectorLibrary.read(List.of(), KnownEnvironment.UNKNOWN);
    Detectors detectors = Detectors.of(library.detectors(), library.filters(), detector -> true);
    CompiledRules rules = CompiledRules.compile(detectors.rules(), catalog());
    reader = new RecordReader(log -> rules.fields(), Limits.DEFAULT);
    matcher = rules.matcher();
  }

  /** Takes the fields every rule asks for out of the record; the record is copied first. */
  @Benchmark
  public Event read() {
    return reader.read(LOG, "", record, "object", 1);
  }

  /** The same, and matches it. */
  @Benchmark
  public int readAndMatch() {
    int[] matches = new int[1];
    matcher.match(reader.read(LOG, "", record, "object", 1), rule -> matches[0]++);
    return matches[0];
  }
}

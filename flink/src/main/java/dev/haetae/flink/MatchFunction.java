package dev.haetae.flink;

import dev.haetae.files.archive.Gunzip;
import dev.haetae.files.archive.Unpacker;
import dev.haetae.flow.keyed.MatchStage;
import dev.haetae.flow.keyed.Selected;
import dev.haetae.flow.keyed.SelectedCodec;
import dev.haetae.flow.match.Detection;
import dev.haetae.formats.Origin;
import dev.haetae.formats.read.LogReader;
import dev.haetae.model.Limits;
import dev.haetae.model.log.FileReason;
import dev.haetae.model.log.LogBundle;
import dev.haetae.model.log.LogObject;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/** Reads files and matches their events; sends on those that rules select, to where copies meet. */
final class MatchFunction extends RichFlatMapFunction<String, Tuple3<String, Long, byte[]>> {
  private static final long serialVersionUID = 1;

  /** The count of events read. */
  static final String EVENTS = "events";

  /** Begins the counts of problems, by reason. */
  static final String PROBLEM = "problem: ";

  private final DetectionSource source;
  private final JobInput input;
  private transient @Nullable Reading reading;

  /** What one thread reads with. */
  private record Reading(Unpacker unpacker, LogReader reader, MatchStage stage, Output output) {}

  /** Where messages go; Flink hands in another one with each file. */
  private static final class Output {
    private final SelectedCodec codec;
    private @Nullable Collector<Tuple3<String, Long, byte[]>> collector;

    Output(SelectedCodec codec) {
      this.codec = codec;
    }

    void accept(Selected selected) {
      String copies =
          Long.toHexString(selected.time()) + ' ' + Long.toHexString(selected.identity());
      OrderedFunction.opened(collector)
          .collect(Message.of(copies, selected.time(), selected, codec));
    }
  }

  MatchFunction(DetectionSource source, JobInput input) {
    this.input = input;
    this.source = source;
  }

  @Override
  public void open(OpenContext context) {
    Detection detection = source.open();
    Output output = new Output(new SelectedCodec(detection));
    reading =
        new Reading(
            new Unpacker(Limits.DEFAULT, Gunzip.JDK, this::problem),
            new LogReader(detection::wanted, Limits.DEFAULT),
            new MatchStage(detection, output::accept),
            output);
  }

  @Override
  public void flatMap(String path, Collector<Tuple3<String, Long, byte[]>> out) {
    Reading at = OrderedFunction.opened(reading);
    at.output().collector = out;
    try {
      Iterator<LogBundle> bundles = LogFiles.bundles(List.of(path), at.unpacker());
      while (bundles.hasNext()) {
        bundles.next().forEach(log -> read(log, at));
      }
    } catch (IOException e) {
      problem(new Problem(Reason.UNREADABLE, Place.of(path), FileReason.of(e)));
    }
  }

  private void read(LogObject log, Reading at) throws IOException {
    Origin origin = input.known(Origin.of(log.name(), log.modified().orElse(Instant.EPOCH)));
    long[] events = new long[1];
    try (InputStream in = log.open()) {
      at.reader()
          .read(
              origin,
              in,
              event -> {
                events[0]++;
                at.stage().accept(event);
              },
              this::problem);
    } finally {
      getRuntimeContext().getLongCounter(EVENTS).add(events[0]);
    }
  }

  private void problem(Problem problem) {
    getRuntimeContext().getLongCounter(PROBLEM + problem.reason().words()).add(1L);
  }
}

package dev.haetae.flink;

import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The flow as a job: files are read and matched in parallel, copies of an event meet, each event
 * goes to where its detectors keep what they know of its key, and what fires becomes findings.
 */
final class FlowJob {
  private final DetectionSource source;
  private final JobSuppressions suppressions;
  private final JobInput input;
  private final Optional<Duration> bound;

  /**
   * A job.
   *
   * @param suppressions which findings are not told
   * @param input what is read
   * @param bound how much later than a later one an event may be read; empty for files in any
   *     order, of which nothing is judged before all are read
   */
  FlowJob(
      DetectionSource source,
      JobSuppressions suppressions,
      JobInput input,
      Optional<Duration> bound) {
    this.source = source;
    this.suppressions = suppressions;
    this.input = input;
    this.bound = bound;
  }

  /** The events that rules select, in the order they are read. */
  DataStream<Tuple3<String, Long, byte[]>> selected(StreamExecutionEnvironment environment) {
    return environment
        .fromSource(new FileSource(input), WatermarkStrategy.noWatermarks(), "files", Types.STRING)
        .uid("files")
        .flatMap(new MatchFunction(source, input))
        .returns(Message.TYPE)
        .name("match")
        .uid("match");
  }

  /**
   * What is found in them, as lines of JSON: when the input ends; and where it does not, as they
   * are found, and again with the same id whenever more is known of one.
   */
  DataStream<String> findings(DataStream<Tuple3<String, Long, byte[]>> selected) {
    return selected
        .assignTimestampsAndWatermarks(
            watermarks().withTimestampAssigner((message, unused) -> message.f1))
        .keyBy(message -> message.f0, Types.STRING)
        .process(new RouteFunction(source), Message.TYPE)
        .name("route")
        .uid("route")
        .keyBy(message -> message.f0, Types.STRING)
        .process(new JudgeFunction(source), Message.TYPE)
        .name("judge")
        .uid("judge")
        .keyBy(message -> message.f0, Types.STRING)
        .process(new FindingFunction(source, suppressions, input), Types.STRING)
        .setParallelism(1)
        .name("findings")
        .uid("findings");
  }

  /** Writes them to a file: as a whole when the input ends, and where it does not, as they come. */
  void write(DataStream<String> findings, String file) {
    findings
        .sinkTo(input.watched().isPresent() ? new GrowingFileSink(file) : new WholeFileSink(file))
        .setParallelism(1)
        .name("write")
        .uid("write");
  }

  private WatermarkStrategy<Tuple3<String, Long, byte[]>> watermarks() {
    WatermarkStrategy<Tuple3<String, Long, byte[]>> strategy =
        bound
            .map(WatermarkStrategy::<Tuple3<String, Long, byte[]>>forBoundedOutOfOrderness)
            .orElseGet(WatermarkStrategy::noWatermarks);
    // Who has had no file for a while does not hold up the others.
    return input
        .watched()
        .map(every -> strategy.withIdleness(every.multipliedBy(2)))
        .orElse(strategy);
  }
}

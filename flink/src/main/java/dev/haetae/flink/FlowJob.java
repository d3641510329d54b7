package dev.haetae.flink;

import java.time.Duration;
import java.util.List;
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
  private final List<String> files;
  private final Optional<Duration> bound;

  /**
   * A job.
   *
   * @param suppressions which findings are not told
   * @param files what is read
   * @param bound how much later than a later one an event may be read; empty for files in any
   *     order, of which nothing is judged before all are read
   */
  FlowJob(
      DetectionSource source,
      JobSuppressions suppressions,
      List<String> files,
      Optional<Duration> bound) {
    this.source = source;
    this.suppressions = suppressions;
    this.files = List.copyOf(files);
    this.bound = bound;
  }

  /** The events that rules select, in the order they are read. */
  DataStream<Tuple3<String, Long, byte[]>> selected(StreamExecutionEnvironment environment) {
    return environment
        .fromSource(new FileSource(files), WatermarkStrategy.noWatermarks(), "files", Types.STRING)
        .uid("files")
        .flatMap(new MatchFunction(source))
        .returns(Message.TYPE)
        .name("match");
  }

  /** What is found in them: findings as lines of JSON, when the input ends. */
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
        .process(new FindingFunction(source, suppressions, files), Types.STRING)
        .setParallelism(1)
        .name("findings")
        .uid("findings");
  }

  private WatermarkStrategy<Tuple3<String, Long, byte[]>> watermarks() {
    return bound
        .map(WatermarkStrategy::<Tuple3<String, Long, byte[]>>forBoundedOutOfOrderness)
        .orElseGet(WatermarkStrategy::noWatermarks);
  }
}

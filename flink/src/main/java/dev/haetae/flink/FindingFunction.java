package dev.haetae.flink;

import dev.haetae.files.archive.Gunzip;
import dev.haetae.files.archive.Unpacker;
import dev.haetae.findings.shape.FindingWriter;
import dev.haetae.findings.shape.Shape;
import dev.haetae.findings.suppression.Suppressions;
import dev.haetae.flow.Scan;
import dev.haetae.flow.keyed.Fired;
import dev.haetae.flow.keyed.FiredCodec;
import dev.haetae.flow.keyed.KeyedFindings;
import dev.haetae.flow.match.Detection;
import dev.haetae.flow.read.TimeRange;
import dev.haetae.model.Hashing;
import dev.haetae.model.Limits;
import dev.haetae.model.finding.Finding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Makes findings of all that fired, in order of time, and tells them when the input ends, in the
 * order of a scan; where the input does not end, those that are new or changed each time folders
 * were looked through. There is one of it, behind a thin stream: what belongs to one finding, and
 * to one attack, is not known before it is taken in.
 */
final class FindingFunction extends OrderedFunction<String> implements CheckpointedFunction {
  private static final long serialVersionUID = 1;

  /** The count of findings that are known and were not told. */
  static final String SUPPRESSED = "suppressed findings";

  /** What is wrong with files was told when they were read first. */
  private static final Unpacker AGAIN = new Unpacker(Limits.DEFAULT, Gunzip.JDK, problem -> {});

  private final DetectionSource source;
  private final JobSuppressions suppressions;
  private final JobInput input;
  private transient @Nullable FiredCodec codec;

  /** A hash of the line that was told last, by the id of the finding. */
  private transient @Nullable Map<String, Long> told;

  private transient @Nullable KeyedFindings findings;
  private transient @Nullable ListState<byte[]> saved;
  private transient @Nullable ListState<Tuple2<String, Long>> savedTold;

  /**
   * A function.
   *
   * @param suppressions which findings are not told, but counted
   * @param input where the records of evidence are read once more
   */
  FindingFunction(DetectionSource source, JobSuppressions suppressions, JobInput input) {
    this.source = source;
    this.suppressions = suppressions;
    this.input = input;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) throws Exception {
    saved =
        context
            .getOperatorStateStore()
            .getListState(
                new ListStateDescriptor<>(
                    "findings", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    savedTold =
        context
            .getOperatorStateStore()
            .getListState(new ListStateDescriptor<>("told", Types.TUPLE(Types.STRING, Types.LONG)));
    Detection detection = source.open();
    codec = new FiredCodec(detection);
    KeyedFindings begun = new KeyedFindings(detection, Limits.DEFAULT);
    for (byte[] bytes : saved.get()) {
      begun.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
    findings = begun;
    Map<String, Long> before = new HashMap<>();
    savedTold.get().forEach(each -> before.put(each.f0, each.f1));
    told = before;
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    opened(findings).write(new DataOutputStream(bytes));
    opened(saved).update(List.of(bytes.toByteArray()));
    List<Tuple2<String, Long>> lines = new ArrayList<>();
    opened(told).forEach((id, line) -> lines.add(Tuple2.of(id, line)));
    opened(savedTold).update(lines);
  }

  @Override
  public void processElement(
      Tuple3<String, Long, byte[]> message, Context context, Collector<String> out)
      throws Exception {
    super.processElement(message, context, out);
    context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    if (input.watched().isPresent()) {
      tellLater(context.timerService());
    }
  }

  @Override
  void inOrder(long time, List<byte[]> messages, OnTimerContext context, Collector<String> out) {
    List<Fired> fired = new ArrayList<>();
    messages.forEach(bytes -> fired.add(Message.read(bytes, opened(codec))));
    fired.sort(Fired.ORDER);
    fired.forEach(opened(findings)::accept);
  }

  /** At the next multiple of the time between two looks, so that however often, it is one timer. */
  private void tellLater(TimerService timers) {
    long every = input.watched().orElseThrow().toMillis();
    timers.registerProcessingTimeTimer((timers.currentProcessingTime() / every + 1) * every);
  }

  @Override
  void timeCame(long time, OnTimerContext context, Collector<String> out) throws IOException {
    if (context.timeDomain() == TimeDomain.PROCESSING_TIME) {
      tell(out);
      tellLater(context.timerService());
    } else if (time == Long.MAX_VALUE) {
      tell(out);
    }
  }

  /** Emits the findings that changed since they were last emitted. */
  private void tell(Collector<String> out) throws IOException {
    Scan.Options options =
        new Scan.Options(Limits.DEFAULT, 1, TimeRange.ALWAYS, false, input::known);
    List<String> files = input.files();
    opened(findings).fetchRecords(() -> LogFiles.bundles(files, AGAIN), options);
    Suppressions known = suppressions.read();
    for (Finding finding : opened(findings).findings().toList()) {
      String line = line(finding);
      Long before = opened(told).put(finding.id(), Hashing.hash(line));
      if (before != null && before == Hashing.hash(line)) {
        continue;
      }
      if (known.applied(finding).suppressed().isEmpty()) {
        out.collect(line);
      } else if (before == null) {
        getRuntimeContext().getLongCounter(SUPPRESSED).add(1L);
      }
    }
  }

  private static String line(Finding finding) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (FindingWriter writer = Shape.JSONL.open(bytes)) {
      writer.write(finding);
    }
    return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
  }
}

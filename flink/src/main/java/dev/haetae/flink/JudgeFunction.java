package dev.haetae.flink;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.detect.state.StateCell;
import dev.haetae.flow.keyed.FiredCodec;
import dev.haetae.flow.keyed.KeyedStage;
import dev.haetae.flow.keyed.Route;
import dev.haetae.flow.keyed.Routed;
import dev.haetae.flow.keyed.RoutedCodec;
import dev.haetae.flow.keyed.Router;
import dev.haetae.flow.keyed.Selected;
import dev.haetae.flow.match.Detection;
import dev.haetae.model.Limits;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Judges the events of one route in order of time, with the state Flink keeps for it. What is
 * remembered is forgotten once all of it has expired by the time of events.
 */
final class JudgeFunction extends OrderedFunction<Tuple3<String, Long, byte[]>>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1;

  /** The count of what had to be given up because there was too much of it. */
  static final String GIVEN_UP = "given up";

  /** Evidence that was kept for too long to be shown. */
  static final String FORGOTTEN = "evidence forgotten";

  /** Groups that one family of correlations keeps. */
  private static final int MOST_GROUPS = 100_000;

  private static final Comparator<Routed> ORDER =
      Comparator.comparing(Routed::selected, Selected.ORDER);

  private final DetectionSource source;
  private transient @Nullable FlinkStateStore store;
  private transient @Nullable Judging judging;
  private transient @Nullable ValueState<Held> family;
  private transient @Nullable ValueState<Tuple2<Long, Long>> forgetting;
  private transient long givenUp;
  private transient long forgotten;

  /** What judges. */
  private record Judging(
      Detection detection,
      Router router,
      KeyedStage stage,
      SwitchingStore state,
      RoutedCodec incoming,
      FiredCodec outgoing,
      Map<Integer, Map<Route.Kind, List<StateCell<?>>>> cells) {

    List<StateCell<?>> cells(Route route) {
      return cells
          .computeIfAbsent(route.number(), unused -> new HashMap<>())
          .computeIfAbsent(route.kind(), unused -> KeyedStage.cells(detection, route));
    }
  }

  JudgeFunction(DetectionSource source) {
    this.source = source;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    store = new FlinkStateStore(context.getKeyedStateStore());
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) {}

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    family =
        getRuntimeContext().getState(new ValueStateDescriptor<>("family", HeldSerializer.INSTANCE));
    forgetting =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("forgetting", Types.TUPLE(Types.LONG, Types.LONG)));
    Detection detection = source.open();
    SwitchingStore state = new SwitchingStore(opened(store));
    judging =
        new Judging(
            detection,
            new Router(detection, Limits.DEFAULT),
            new KeyedStage(detection, state, Limits.DEFAULT),
            state,
            new RoutedCodec(detection),
            new FiredCodec(detection),
            new HashMap<>());
  }

  @Override
  void inOrder(
      long time,
      List<byte[]> messages,
      OnTimerContext context,
      Collector<Tuple3<String, Long, byte[]>> out)
      throws IOException {
    Judging at = opened(judging);
    List<Routed> together = new ArrayList<>();
    messages.forEach(bytes -> together.add(Message.read(bytes, at.incoming())));
    together.sort(ORDER);
    Route route = together.get(0).route();
    if (at.router().isShared(route)) {
      judgeFamily(route, together, out);
    } else {
      opened(store).turn();
      at.state().turnTo(opened(store));
      together.forEach(each -> judge(each, out));
    }
    if (route.kind() != Route.Kind.RULE) {
      forgetLater(time, route, context);
    }
    count();
  }

  private void judge(Routed routed, Collector<Tuple3<String, Long, byte[]>> out) {
    Judging at = opened(judging);
    at.stage()
        .accept(
            routed,
            fired -> out.collect(Message.of("", fired.selected().time(), fired, at.outgoing())));
  }

  /** Correlations made of each other have keys of their own below the one Flink knows. */
  private void judgeFamily(
      Route route, List<Routed> together, Collector<Tuple3<String, Long, byte[]>> out)
      throws IOException {
    Judging at = opened(judging);
    Codec<InProcessStateStore> codec = new StoreCodec(at.cells(route));
    Held held = opened(family).value();
    InProcessStateStore state =
        held == null
            ? new InProcessStateStore(at.cells(route), MOST_GROUPS)
            : held.value(1, codec).orElseThrow();
    at.state().turnTo(state);
    together.forEach(each -> judge(each, out));
    opened(family).update(Held.of(1, state, codec));
  }

  /** Writes the state of a whole family of correlations. */
  private record StoreCodec(List<StateCell<?>> cells) implements Codec<InProcessStateStore> {
    @Override
    public void write(InProcessStateStore store, DataOutput to) throws IOException {
      store.write(to);
    }

    @Override
    public InProcessStateStore read(DataInput from) throws IOException {
      InProcessStateStore store = new InProcessStateStore(cells, MOST_GROUPS);
      store.read(from);
      return store;
    }
  }

  /** One timer a key is enough: when it comes too early, it is set anew. */
  private void forgetLater(long time, Route route, OnTimerContext context) throws IOException {
    Tuple2<Long, Long> before = opened(forgetting).value();
    if (before == null) {
      forgetAt(after(time, route), time, context);
    } else {
      opened(forgetting).update(Tuple2.of(time, before.f1));
    }
  }

  private void forgetAt(long due, long last, OnTimerContext context) throws IOException {
    opened(forgetting).update(Tuple2.of(last, due));
    context.timerService().registerEventTimeTimer(due);
  }

  private long after(long time, Route route) {
    Duration longest =
        opened(judging).cells(route).stream()
            .map(StateCell::expiry)
            .max(Duration::compareTo)
            .orElse(Duration.ZERO);
    return Math.min(Long.MAX_VALUE - 1, time + longest.toMillis() + 2);
  }

  @Override
  void timeCame(long time, OnTimerContext context, Collector<Tuple3<String, Long, byte[]>> out)
      throws IOException {
    Tuple2<Long, Long> written = opened(forgetting).value();
    if (written == null || written.f1 != time) {
      return;
    }
    Route route = Route.of(context.getCurrentKey());
    long due = after(written.f0, route);
    if (due > time) {
      forgetAt(due, written.f0, context);
    } else {
      opened(store).clear(opened(judging).cells(route));
      opened(family).clear();
      opened(forgetting).clear();
    }
  }

  private void count() {
    KeyedStage stage = opened(judging).stage();
    givenUp = count(GIVEN_UP, givenUp, stage.givenUp() + opened(store).givenUp());
    forgotten = count(FORGOTTEN, forgotten, stage.forgotten());
  }

  private long count(String counter, long before, long now) {
    if (now > before) {
      getRuntimeContext().getLongCounter(counter).add(now - before);
    }
    return now;
  }
}

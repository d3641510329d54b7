package dev.haetae.flink;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.streaming.api.TimeDomain;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Lets the messages of a key wait until the watermark has passed their time, and hands them over
 * millisecond by millisecond. What comes after that is dropped and counted.
 */
abstract class OrderedFunction<O>
    extends KeyedProcessFunction<String, Tuple3<String, Long, byte[]>, O> {
  private static final long serialVersionUID = 1;

  /** The count of messages that came too late, over all operators. */
  static final String LATE = "late";

  private transient @Nullable MapState<Long, List<byte[]>> waiting;
  private transient @Nullable LongCounter late;

  /**
   * Takes all messages of one key and one millisecond, in any order.
   *
   * @param time of the millisecond
   */
  abstract void inOrder(long time, List<byte[]> messages, OnTimerContext context, Collector<O> out)
      throws Exception;

  /** A time that was asked for has come, after what happened then was taken. */
  void timeCame(long time, OnTimerContext context, Collector<O> out) throws Exception {}

  @Override
  public void open(OpenContext context) throws Exception {
    waiting =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "waiting",
                    Types.LONG,
                    Types.LIST(PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO)));
    late = getRuntimeContext().getLongCounter(LATE);
  }

  @Override
  public void processElement(
      Tuple3<String, Long, byte[]> message, Context context, Collector<O> out) throws Exception {
    if (message.f1 <= context.timerService().currentWatermark()) {
      opened(late).add(1L);
      return;
    }
    List<byte[]> together = opened(waiting).get(message.f1);
    List<byte[]> more = together == null ? new ArrayList<>(1) : new ArrayList<>(together);
    more.add(message.f2);
    opened(waiting).put(message.f1, more);
    context.timerService().registerEventTimeTimer(message.f1);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<O> out) throws Exception {
    List<byte[]> together =
        context.timeDomain() == TimeDomain.EVENT_TIME ? opened(waiting).get(time) : null;
    if (together != null) {
      opened(waiting).remove(time);
      inOrder(time, together, context, out);
    }
    timeCame(time, context, out);
  }

  /** What Flink sets before anything else is asked. */
  static <T> T opened(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("not opened by Flink");
    }
    return part;
  }
}

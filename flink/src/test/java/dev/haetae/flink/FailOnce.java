package dev.haetae.flink;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.api.java.tuple.Tuple3;

/**
 * Fails once, some messages after a checkpoint that had some in it. Until then it goes slowly, so
 * that there is a middle to fail in.
 */
final class FailOnce
    extends RichMapFunction<Tuple3<String, Long, byte[]>, Tuple3<String, Long, byte[]>>
    implements CheckpointListener {
  private static final long serialVersionUID = 1;
  private static final int BEFORE_CHECKPOINT = 200;
  private static final int AFTER_CHECKPOINT = 50;
  private static final AtomicInteger FAILURES = new AtomicInteger();

  private int met;
  private int metAtCheckpoint = Integer.MAX_VALUE;

  static void reset() {
    FAILURES.set(0);
  }

  static int failures() {
    return FAILURES.get();
  }

  @Override
  public Tuple3<String, Long, byte[]> map(Tuple3<String, Long, byte[]> message) throws Exception {
    met++;
    if (FAILURES.get() == 0) {
      Thread.sleep(1);
      if (met > (long) metAtCheckpoint + AFTER_CHECKPOINT && FAILURES.compareAndSet(0, 1)) {
        throw new IllegalStateException("as planned");
      }
    }
    return message;
  }

  @Override
  public void notifyCheckpointComplete(long checkpoint) {
    if (met > BEFORE_CHECKPOINT) {
      metAtCheckpoint = Math.min(met, metAtCheckpoint);
    }
  }
}

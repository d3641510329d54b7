package dev.haetae.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import dev.haetae.detect.state.StateStoreContract;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RunnableFuture;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.functions.SerializerFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.core.fs.CloseableRegistry;
import org.apache.flink.runtime.checkpoint.CheckpointOptions;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import org.apache.flink.runtime.query.KvStateRegistry;
import org.apache.flink.runtime.state.DefaultKeyedStateStore;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.LocalRecoveryConfig;
import org.apache.flink.runtime.state.SnapshotResult;
import org.apache.flink.runtime.state.UncompressedStreamCompressionDecorator;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackendBuilder;
import org.apache.flink.runtime.state.heap.HeapPriorityQueueSetFactory;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.apache.flink.runtime.state.metrics.LatencyTrackingStateConfig;
import org.apache.flink.runtime.state.metrics.SizeTrackingStateConfig;
import org.apache.flink.runtime.state.ttl.TtlTimeProvider;
import org.junit.jupiter.api.Test;

/** The store of Flink, over state on the heap of which a checkpoint is taken and restored. */
class FlinkStateStoreTest extends StateStoreContract {
  private static final int KEY_GROUPS = 4;
  private static final int LARGEST = 1 << 20;

  private final Map<StateStore, HeapKeyedStateBackend<String>> backends = new HashMap<>();

  /** Sets the key, as Flink does before it calls an operator. */
  private record Keyed(StateStore store, HeapKeyedStateBackend<String> backend)
      implements StateStore {
    @Override
    public void advance(long time) {
      store.advance(time);
    }

    @Override
    public <T> Value<T> value(StateCell.OfValue<T> cell, String key) {
      backend.setCurrentKey(key);
      return store.value(cell, key);
    }

    @Override
    public <T> Items<T> list(StateCell.OfList<T> cell, String key) {
      backend.setCurrentKey(key);
      return store.list(cell, key);
    }

    @Override
    public <T> Members<T> map(StateCell.OfMap<T> cell, String key) {
      backend.setCurrentKey(key);
      return store.map(cell, key);
    }
  }

  @Override
  protected StateStore store(List<StateCell<?>> cells) {
    return store(backend(List.of()));
  }

  private StateStore store(HeapKeyedStateBackend<String> backend) {
    StateStore store =
        new Keyed(new FlinkStateStore(new DefaultKeyedStateStore(backend, SERIALIZERS)), backend);
    backends.put(store, backend);
    return store;
  }

  @Override
  protected StateStore restarted(StateStore store, List<StateCell<?>> cells) {
    try {
      HeapKeyedStateBackend<String> before = backends.get(store);
      assertThat(before).isNotNull();
      RunnableFuture<SnapshotResult<KeyedStateHandle>> snapshot =
          before.snapshot(
              1,
              1,
              new MemCheckpointStreamFactory(LARGEST),
              CheckpointOptions.forCheckpointWithDefaultLocation());
      snapshot.run();
      KeyedStateHandle handle = snapshot.get().getJobManagerOwnedSnapshot();
      return store(backend(List.of(handle)));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static final SerializerFactory SERIALIZERS =
      new SerializerFactory() {
        @Override
        public <T> TypeSerializer<T> createSerializer(TypeInformation<T> type) {
          return type.createSerializer(new ExecutionConfig().getSerializerConfig());
        }
      };

  private static HeapKeyedStateBackend<String> backend(Collection<KeyedStateHandle> restored) {
    KeyGroupRange all = new KeyGroupRange(0, KEY_GROUPS - 1);
    try {
      return new HeapKeyedStateBackendBuilder<>(
              new KvStateRegistry().createTaskRegistry(new JobID(), new JobVertexID()),
              StringSerializer.INSTANCE,
              FlinkStateStoreTest.class.getClassLoader(),
              KEY_GROUPS,
              all,
              new ExecutionConfig(),
              TtlTimeProvider.DEFAULT,
              LatencyTrackingStateConfig.disabled(),
              SizeTrackingStateConfig.disabled(),
              restored,
              UncompressedStreamCompressionDecorator.INSTANCE,
              LocalRecoveryConfig.BACKUP_AND_RECOVERY_DISABLED,
              new HeapPriorityQueueSetFactory(all, KEY_GROUPS, 16),
              true,
              new CloseableRegistry())
          .build();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatAnotherVersionWroteIsNotThere() {
    HeapKeyedStateBackend<String> backend = backend(List.of());
    backend.setCurrentKey("a");
    FlinkStateStore store = new FlinkStateStore(new DefaultKeyedStateStore(backend, SERIALIZERS));
    store.advance(0);
    store.value(cell(1), "a").set(5L);
    assertThat(store.value(cell(1), "a").get()).contains(5L);
    assertThat(store.value(cell(2), "a").get()).isEmpty();
    assertThat(store.outdated()).isEqualTo(1);
  }

  private static StateCell.OfValue<Long> cell(int version) {
    return new StateCell.OfValue<>("versioned", version, Duration.ofDays(1), Codec.LONG);
  }

  @Test
  void clearsACellOfAKey() {
    HeapKeyedStateBackend<String> backend = backend(List.of());
    backend.setCurrentKey("a");
    FlinkStateStore store = new FlinkStateStore(new DefaultKeyedStateStore(backend, SERIALIZERS));
    store.advance(0);
    store.value(cell(1), "a").set(5L);
    store.clear(List.of(cell(1)));
    assertThat(store.value(cell(1), "a").get()).isEmpty();
    assertThat(backend.numKeyValueStateEntries()).isZero();
  }
}

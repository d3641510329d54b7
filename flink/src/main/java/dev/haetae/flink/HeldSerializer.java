package dev.haetae.flink;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes what is held by its own codec. */
public final class HeldSerializer extends TypeSerializerSingleton<Held> {
  private static final long serialVersionUID = 1;
  private static final int LONGEST = 1 << 28;

  /** The one there is. */
  static final HeldSerializer INSTANCE = new HeldSerializer();

  private HeldSerializer() {}

  /** How Flink makes it again when it restores; must be public and have a public constructor. */
  public static final class Snapshot extends SimpleTypeSerializerSnapshot<Held> {
    /** For Flink. */
    public Snapshot() {
      super(() -> INSTANCE);
    }
  }

  @Override
  public TypeSerializerSnapshot<Held> snapshotConfiguration() {
    return new Snapshot();
  }

  @Override
  public boolean isImmutableType() {
    return false;
  }

  @Override
  public Held createInstance() {
    return Held.written(0, new byte[0]);
  }

  /** What is copied is still being changed by its detector. */
  @Override
  public Held copy(Held from) {
    return Held.written(from.version(), from.bytes().clone());
  }

  @Override
  public Held copy(Held from, Held reuse) {
    return copy(from);
  }

  @Override
  public int getLength() {
    return -1;
  }

  @Override
  public void serialize(Held held, DataOutputView target) throws IOException {
    byte[] bytes = held.bytes();
    target.writeInt(held.version());
    target.writeInt(bytes.length);
    target.write(bytes);
  }

  @Override
  public Held deserialize(DataInputView source) throws IOException {
    int version = source.readInt();
    int length = source.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("a value of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    source.readFully(bytes);
    return Held.written(version, bytes);
  }

  @Override
  public Held deserialize(Held reuse, DataInputView source) throws IOException {
    return deserialize(source);
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    serialize(deserialize(source), target);
  }
}

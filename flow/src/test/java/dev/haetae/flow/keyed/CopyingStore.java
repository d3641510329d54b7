package dev.haetae.flow.keyed;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.InProcessStateStore;
import dev.haetae.detect.state.StateCell;
import dev.haetae.detect.state.StateStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Hands out nothing but copies, made by the codecs, as a store on disk would: who changes what it
 * read and does not put it back has changed nothing. The store behind it can be exchanged.
 */
final class CopyingStore implements StateStore {
  private InProcessStateStore store = new InProcessStateStore(List.of(), 1);

  /** From now on keeps everything there. */
  void use(InProcessStateStore other) {
    store = other;
  }

  @Override
  public void advance(long time) {
    store.advance(time);
  }

  @Override
  public <T> Value<T> value(StateCell.OfValue<T> cell, String key) {
    Value<T> value = store.value(cell, key);
    return new Value<>() {
      @Override
      public Optional<T> get() {
        return value.get().map(each -> copy(each, cell.codec()));
      }

      @Override
      public void set(T each) {
        value.set(copy(each, cell.codec()));
      }

      @Override
      public void clear() {
        value.clear();
      }
    };
  }

  @Override
  public <T> Items<T> list(StateCell.OfList<T> cell, String key) {
    Items<T> items = store.list(cell, key);
    return new Items<>() {
      @Override
      public List<T> all() {
        return items.all().stream().map(each -> copy(each, cell.codec())).toList();
      }

      @Override
      public void add(T item) {
        items.add(copy(item, cell.codec()));
      }

      @Override
      public void removeFirst(int count) {
        items.removeFirst(count);
      }
    };
  }

  @Override
  public <T> Members<T> map(StateCell.OfMap<T> cell, String key) {
    Members<T> members = store.map(cell, key);
    return new Members<>() {
      @Override
      public Optional<T> get(String name) {
        return members.get(name).map(each -> copy(each, cell.codec()));
      }

      @Override
      public void put(String name, T value) {
        members.put(name, copy(value, cell.codec()));
      }

      @Override
      public void remove(String name) {
        members.remove(name);
      }

      @Override
      public int size() {
        return members.size();
      }

      @Override
      public Set<String> names() {
        return members.names();
      }
    };
  }

  private static <T> T copy(T value, Codec<T> codec) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      codec.write(value, new DataOutputStream(bytes));
      return codec.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.haetae.flow.keyed;

import dev.haetae.detect.mechanism.Hit;
import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.Texts;
import dev.haetae.flow.match.Detection;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Writes what fired, for stages that do not share a process. */
public final class FiredCodec implements Codec<Fired> {
  private static final int MOST = 1 << 20;

  private final SelectedCodec selected;

  /** A codec between stages with the same detectors. */
  public FiredCodec(Detection detection) {
    this.selected = new SelectedCodec(detection);
  }

  @Override
  public void write(Fired fired, DataOutput to) throws IOException {
    fired.route().write(to);
    selected.write(fired.selected(), to);
    to.writeLong(fired.hit().since());
    write(fired.hit().values(), to);
    write(fired.hit().baseline(), to);
    write(fired.hit().support(), to);
    to.writeInt(fired.hit().evidence().size());
    for (long number : fired.hit().evidence()) {
      to.writeLong(number);
    }
    to.writeInt(fired.evidence().size());
    for (KeyedEvidence.Kept kept : fired.evidence()) {
      kept.write(to);
    }
  }

  private static void write(OptionalDouble number, DataOutput to) throws IOException {
    to.writeBoolean(number.isPresent());
    if (number.isPresent()) {
      to.writeDouble(number.getAsDouble());
    }
  }

  private static void write(Map<String, String> texts, DataOutput to) throws IOException {
    to.writeInt(texts.size());
    for (Map.Entry<String, String> each : texts.entrySet()) {
      Texts.write(each.getKey(), to);
      Texts.write(each.getValue(), to);
    }
  }

  @Override
  public Fired read(DataInput from) throws IOException {
    Route route = Route.read(from);
    Selected at = selected.read(from);
    long since = from.readLong();
    Map<String, String> values = texts(from);
    Map<String, String> baseline = texts(from);
    OptionalDouble support =
        from.readBoolean() ? OptionalDouble.of(from.readDouble()) : OptionalDouble.empty();
    List<Long> numbers = new ArrayList<>();
    for (int count = count(from); count > 0; count--) {
      numbers.add(from.readLong());
    }
    List<KeyedEvidence.Kept> evidence = new ArrayList<>();
    for (int count = count(from); count > 0; count--) {
      evidence.add(KeyedEvidence.Kept.read(from));
    }
    return new Fired(route, at, new Hit(since, values, baseline, numbers, support), evidence);
  }

  private static Map<String, String> texts(DataInput from) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (int count = count(from); count > 0; count--) {
      texts.put(Texts.read(from), Texts.read(from));
    }
    return texts;
  }

  private static int count(DataInput from) throws IOException {
    int count = from.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("a list of " + count + " items");
    }
    return count;
  }
}

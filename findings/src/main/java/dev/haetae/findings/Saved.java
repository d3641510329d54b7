package dev.haetae.findings;

import dev.haetae.detect.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How the parts of a ledger are written down. No Java serialisation. */
final class Saved {
  /** Items of one list; more are taken for a file that is something else. */
  private static final int MOST = 1 << 28;

  private Saved() {}

  static void write(Collection<String> texts, DataOutput out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      Texts.write(text, out);
    }
  }

  static List<String> texts(DataInput in) throws IOException {
    int count = count(in);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(Texts.read(in));
    }
    return texts;
  }

  static void write(Map<String, String> texts, DataOutput out) throws IOException {
    write(texts.keySet(), out);
    write(texts.values(), out);
  }

  static Map<String, String> textMap(DataInput in) throws IOException {
    List<String> keys = texts(in);
    List<String> values = texts(in);
    if (keys.size() != values.size()) {
      throw new IOException(keys.size() + " names for " + values.size() + " values");
    }
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < keys.size(); i++) {
      map.put(keys.get(i), values.get(i));
    }
    return map;
  }

  static void write(long[] numbers, DataOutput out) throws IOException {
    out.writeInt(numbers.length);
    for (long number : numbers) {
      out.writeLong(number);
    }
  }

  static long[] numbers(DataInput in) throws IOException {
    long[] numbers = new long[count(in)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readLong();
    }
    return numbers;
  }

  static void write(OptionalDouble number, DataOutput out) throws IOException {
    out.writeBoolean(number.isPresent());
    if (number.isPresent()) {
      out.writeDouble(number.getAsDouble());
    }
  }

  static OptionalDouble number(DataInput in) throws IOException {
    return in.readBoolean() ? OptionalDouble.of(in.readDouble()) : OptionalDouble.empty();
  }

  /** How many of something follow. */
  static int count(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("a list of " + count + " items");
    }
    return count;
  }
}

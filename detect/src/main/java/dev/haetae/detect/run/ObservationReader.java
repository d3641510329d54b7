package dev.haetae.detect.run;

import dev.haetae.detect.mechanism.BytesMemo;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Numbers;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.ShownTexts;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.Slice;
import dev.haetae.model.event.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the texts and numbers of one layout out of events. For one thread. */
final class ObservationReader {
  /** Bytes of one text that are kept; what is longer is cut. */
  static final int LONGEST_TEXT = 1024;

  private static final Traits.Text NOTHING = Traits.Text.of("");
  private static final int MOST_PLACES = 4096;

  /** Texts of one field that are remembered. */
  private static final int REMEMBERED = 1 << 9;

  /** Bytes on the heap of a text but its characters. */
  private static final int TEXT = 90;

  private static final byte BETWEEN_VALUES = '\n';

  private final AlikeMemory memory;
  private final int[] telling;
  private final int[] shown;
  private final int[] numbers;
  private final Slice slice = new Slice();
  private final byte[] text = new byte[LONGEST_TEXT];
  private final ShownTexts.Writer writer;
  private final List<BytesMemo<Traits.Text>> memos;
  private final Map<String, Traits.Text> places = new HashMap<>();

  /**
   * A reader.
   *
   * @param selection what the events carry; the fields of the layout are among it
   * @param memory where the traits it makes are remembered
   */
  ObservationReader(Layout layout, FieldSelection selection, AlikeMemory memory) {
    this.memory = memory;
    int[] texts = fields(layout.texts(), selection);
    this.telling = Arrays.copyOf(texts, layout.telling());
    this.shown = Arrays.copyOfRange(texts, layout.telling(), texts.length);
    this.numbers = fields(layout.numbers(), selection);
    this.memos =
        Arrays.stream(telling)
            .mapToObj(field -> new BytesMemo<>(REMEMBERED, this::made, memory))
            .toList();
    this.writer = new ShownTexts.Writer(memory);
  }

  private static int[] fields(List<String> paths, FieldSelection selection) {
    return paths.stream().mapToInt(selection::number).toArray();
  }

  private Traits.Text made(byte[] bytes) {
    memory.take(TEXT + bytes.length);
    return Traits.Text.of(new String(bytes, StandardCharsets.UTF_8));
  }

  /** The numbers of the fields that are kept as texts and tell one event from another. */
  int[] telling() {
    return telling.clone();
  }

  /** The texts of an event that tell it from others. */
  Traits traits(Event event) {
    memory.take(Traits.sizeWithout(telling.length));
    List<Traits.Text> read = new ArrayList<>(telling.length);
    for (int i = 0; i < telling.length; i++) {
      int length = text(event, telling[i]);
      read.add(length == 0 ? NOTHING : memos.get(i).of(text, length));
    }
    return new Traits(place(event.account()), place(event.region()), read, ShownTexts.NONE);
  }

  /** An observation of an event whose traits are alike to these. */
  Observation observation(Event event, Traits alike) {
    long[] values = new long[numbers.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(event, numbers[i]);
    }
    return new Observation(
        event.log(),
        event.time(),
        event.identity(),
        alike.showing(shown(event)),
        Numbers.of(values),
        event.place(),
        event.id());
  }

  private ShownTexts shown(Event event) {
    for (int field : shown) {
      writer.add(text, text(event, field));
    }
    return writer.take();
  }

  /** Accounts and Regions are few, but where somebody writes what they like. */
  private Traits.Text place(String name) {
    if (places.size() == MOST_PLACES) {
      places.clear();
    }
    return places.computeIfAbsent(name, Traits.Text::of);
  }

  private int text(Event event, int field) {
    int length = 0;
    for (int value = event.first(field); value != Event.NONE; value = event.next(value)) {
      ValueKind kind = event.kind(value);
      if (kind != ValueKind.NULL && kind != ValueKind.EMPTY) {
        event.read(value, slice);
        length = append(length);
      }
    }
    return length;
  }

  private int append(int length) {
    int room = LONGEST_TEXT - length - 1;
    int taken = Math.min(slice.length(), room);
    if (taken < slice.length()) {
      // Not in the middle of a character.
      while (taken > 0 && (slice.bytes()[slice.start() + taken] & 0xC0) == 0x80) {
        taken--;
      }
    }
    if (taken <= 0) {
      return length;
    }
    int at = length;
    if (at > 0) {
      text[at++] = BETWEEN_VALUES;
    }
    System.arraycopy(slice.bytes(), slice.start(), text, at, taken);
    return at + taken;
  }

  private long number(Event event, int field) {
    int value = event.first(field);
    if (value == Event.NONE || event.kind(value) == ValueKind.NULL) {
      return Numbers.ABSENT;
    }
    event.read(value, slice);
    return whole(slice.bytes(), slice.start(), slice.end());
  }

  private static long whole(byte[] bytes, int start, int end) {
    boolean negative = start < end && bytes[start] == '-';
    int at = negative ? start + 1 : start;
    if (at == end || end - at > 18) {
      return Numbers.ABSENT;
    }
    long number = 0;
    for (; at < end; at++) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        return Numbers.ABSENT;
      }
      number = number * 10 + digit;
    }
    return negative ? -number : number;
  }
}

package dev.haetae.formats.cloudtrail;

import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.Slice;
import dev.haetae.model.event.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Distinguishes the kinds of event that a trail delivers only when asked to. Every event is asked
 * for its kind, so nothing is made here but comparisons of bytes.
 */
final class Kind {
  static final String PATH = "haetae.kind";
  private static final String CATEGORY = "eventCategory";
  private static final String MANAGEMENT_EVENT = "managementEvent";
  private static final String SOURCE = "eventSource";
  static final List<String> NEEDS = List.of(CATEGORY, MANAGEMENT_EVENT, SOURCE);

  private static final byte[] FALSE = bytes("false");
  private static final byte[] S3 = bytes("s3.amazonaws.com");
  private static final byte[] LAMBDA = bytes("lambda.amazonaws.com");
  private static final byte[] MANAGEMENT = bytes("management");
  private static final byte[] INSIGHT = bytes("insight");
  private static final byte[] OTHER = bytes("other");
  private static final byte[] NETWORK = bytes("network");
  private static final byte[] DATA_S3 = bytes("data:s3");
  private static final byte[] DATA_LAMBDA = bytes("data:lambda");
  private static final byte[] DATA_OTHER = bytes("data:other");

  private final int category;
  private final int managementEvent;
  private final int source;
  private final Slice slice = new Slice();

  Kind(FieldSelection selection) {
    this.category = selection.number(CATEGORY);
    this.managementEvent = selection.number(MANAGEMENT_EVENT);
    this.source = selection.number(SOURCE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  void derive(Event event, int field, EventWriter writer) {
    byte[] kind = kind(event);
    writer.add(field, ValueKind.STRING, kind, 0, kind.length);
  }

  private byte[] kind(Event event) {
    if (!read(event, category) || slice.length() == 0) {
      // Before eventVersion 1.07 a record does not name its category.
      return is(event, managementEvent, FALSE) ? data(event) : MANAGEMENT;
    }
    return switch (slice.bytes()[slice.start()]) {
      case 'D' -> data(event);
      case 'I' -> INSIGHT;
      case 'N' -> NETWORK;
      case 'M' -> MANAGEMENT;
      // What a category means that came after this was written, nobody here knows.
      default -> OTHER;
    };
  }

  private byte[] data(Event event) {
    if (is(event, source, S3)) {
      return DATA_S3;
    }
    return is(event, source, LAMBDA) ? DATA_LAMBDA : DATA_OTHER;
  }

  private boolean read(Event event, int field) {
    int value = event.first(field);
    if (value == Event.NONE) {
      return false;
    }
    event.read(value, slice);
    return true;
  }

  private boolean is(Event event, int field, byte[] text) {
    return read(event, field)
        && Arrays.equals(slice.bytes(), slice.start(), slice.end(), text, 0, text.length);
  }
}

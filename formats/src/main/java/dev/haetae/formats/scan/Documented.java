package dev.haetae.formats.scan;

import dev.haetae.model.event.Field;
import dev.haetae.model.event.ValueKind;
import java.util.EnumSet;

/** What a log documents of the values at one path, as far as a value can contradict it. */
public final class Documented {
  /** Of a path that no documentation speaks of. */
  public static final Documented NOTHING =
      new Documented("", EnumSet.noneOf(ValueKind.class), false, false, false);

  final String path;

  /** Kinds that are wrong whatever they say. */
  private final EnumSet<ValueKind> wrong;

  /** Whether a text must be looked at: it has to be JSON, or else a number. */
  final boolean text;

  final boolean json;

  /** Whether an object is not the field's value, but carries it. */
  final boolean carried;

  private Documented(
      String path, EnumSet<ValueKind> wrong, boolean text, boolean json, boolean carried) {
    this.path = path;
    this.wrong = wrong;
    this.text = text;
    this.json = json;
    this.carried = carried;
  }

  /**
   * What a field's type forbids. Logs are free with texts and numbers where nothing depends on it:
   * an account may be either.
   *
   * @param parts whether the log documents something below the field as well
   */
  public static Documented of(Field field, boolean parts) {
    EnumSet<ValueKind> wrong =
        switch (field.type()) {
          case STRING -> EnumSet.of(ValueKind.OBJECT);
          case ADDRESS, TIME -> EnumSet.of(ValueKind.OBJECT, ValueKind.NUMBER, ValueKind.BOOLEAN);
          case BOOLEAN -> EnumSet.of(ValueKind.OBJECT, ValueKind.NUMBER);
          case NUMBER, EPOCH -> EnumSet.of(ValueKind.OBJECT, ValueKind.BOOLEAN);
          case OBJECT -> EnumSet.of(ValueKind.NUMBER, ValueKind.BOOLEAN);
        };
    if (field.open() || parts) {
      wrong.remove(ValueKind.OBJECT);
    }
    boolean json = field.type() == Field.Type.OBJECT;
    boolean carried = parts && !json && !field.open();
    return new Documented(
        field.name(), wrong, json || field.type() == Field.Type.NUMBER, json, carried);
  }

  boolean forbids(ValueKind kind) {
    return wrong.contains(kind);
  }
}

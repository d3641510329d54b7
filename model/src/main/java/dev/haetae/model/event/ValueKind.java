package dev.haetae.model.event;

/** What a value was written as in its record. */
public enum ValueKind {
  STRING(0),
  NUMBER(1),
  BOOLEAN(2),
  /** A JSON null, or the sign by which a text log says "no value". */
  NULL(3),
  /** A JSON object; its text is the compact JSON. */
  OBJECT(4),
  /** An array without elements: the field is present and has no value. */
  EMPTY(5);

  private static final ValueKind[] BY_CODE = {STRING, NUMBER, BOOLEAN, NULL, OBJECT, EMPTY};

  final byte code;

  ValueKind(int code) {
    this.code = (byte) code;
  }

  /** A small number of its own, the same in every release. */
  public byte code() {
    return code;
  }

  static ValueKind of(int code) {
    return BY_CODE[code];
  }
}

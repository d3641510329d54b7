package dev.haetae.findings.shape;

import java.io.OutputStream;
import java.util.Locale;

/** The shapes findings can be written in. */
public enum Shape {
  /** One JSON object a line, all that a finding has; what Haetae itself reads back. */
  JSONL,
  /** The same objects as one JSON array. */
  JSON;

  /** The name it goes by in commands and files: {@code jsonl}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Begins a document on a stream. */
  public FindingWriter open(OutputStream out) {
    return switch (this) {
      case JSONL -> new JsonLines(out);
      case JSON -> new JsonArray(out);
    };
  }
}

package dev.haetae.findings.shape;

import java.io.OutputStream;

/** The shapes findings can be written in. */
public enum Shape {
  /** One JSON object a line, all that a finding has; what Haetae itself reads back. */
  JSONL,
  /** The same objects as one JSON array. */
  JSON,
  /** A table, a finding a row, safe to open in a spreadsheet. */
  CSV,
  /** AWS Security Finding Format: an array, as Security Hub's BatchImportFindings takes it. */
  ASFF,
  /** OCSF Detection Finding, class 2004, one object a line. */
  OCSF,
  /** GuardDuty's own finding JSON, one object a line, as its export writes it. */
  GUARDDUTY;

  /** Begins a document on a stream. */
  public FindingWriter open(OutputStream out) {
    return switch (this) {
      case JSONL -> new JsonLines(out, FindingJson::write);
      case JSON -> new JsonArray(out, FindingJson::write);
      case CSV -> new Csv(out);
      case ASFF -> new JsonArray(out, Asff::write);
      case OCSF -> new JsonLines(out, Ocsf::write);
      case GUARDDUTY -> new JsonLines(out, GuardDuty::write);
    };
  }
}

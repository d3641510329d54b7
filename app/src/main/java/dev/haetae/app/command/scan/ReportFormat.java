package dev.haetae.app.command.scan;

import dev.haetae.findings.shape.Shape;
import java.util.Locale;
import java.util.Optional;

/** What a scan can be told in: a report to read, or findings to process. */
public enum ReportFormat {
  TABLE("report.txt"),
  JSONL("findings.jsonl"),
  JSON("findings.json"),
  CSV("findings.csv"),
  ASFF("findings.asff.json"),
  OCSF("findings.ocsf.jsonl"),
  GUARDDUTY("findings.guardduty.jsonl"),
  HTML("report.html"),
  MARKDOWN("report.md");

  private final String fileName;

  ReportFormat(String fileName) {
    this.fileName = fileName;
  }

  /** The name of its file in a folder of several. */
  public String fileName() {
    return fileName;
  }

  /** What a file of it ends in, with the dot. */
  String ending() {
    return fileName.substring(fileName.indexOf('.'));
  }

  /** The shape the findings take, where it is no report. */
  Optional<Shape> shape() {
    return switch (this) {
      case TABLE, HTML, MARKDOWN -> Optional.empty();
      default -> Optional.of(Shape.valueOf(name()));
    };
  }

  /** The word for it on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}

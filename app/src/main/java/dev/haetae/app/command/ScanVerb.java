package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.config.DetectorLibrary;
import dev.haetae.app.config.Environment;
import dev.haetae.detect.Detector;
import dev.haetae.findings.shape.FindingWriter;
import dev.haetae.findings.shape.Shape;
import dev.haetae.flow.Detection;
import dev.haetae.flow.ProblemAccount;
import dev.haetae.flow.Scan;
import dev.haetae.flow.ScanResult;
import dev.haetae.flow.TimeRange;
import dev.haetae.formats.Format;
import dev.haetae.formats.Formats;
import dev.haetae.inputs.Inputs;
import dev.haetae.model.Finding;
import dev.haetae.model.Limits;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code haetae scan}: logs in, findings out. */
@AutoService(Verb.class)
@Command(
    name = "scan",
    description = "Read logs and say what happened in them, why it matters, and what proves it.",
    footer = {"", "Examples:", "  haetae scan ./exported-logs"})
public final class ScanVerb implements Verb {
  @Mixin private ReadOptions read;

  @Option(names = "--rules", paramLabel = "DIR", description = "Your own Sigma rules.")
  private List<Path> rules = List.of();

  @Override
  public Integer call() throws IOException {
    DetectorLibrary library = DetectorLibrary.read(rules, Environment.UNKNOWN);
    ProblemAccount problems = new ProblemAccount();
    Detection detection =
        Detection.of(
            library.detectors(),
            library.filters(),
            detector -> detector.status() == Detector.Status.STABLE,
            Formats.all().stream().map(Format::catalog).toList());
    Scan scan =
        new Scan(
            detection,
            new Scan.Options(Limits.DEFAULT, read.threads(), TimeRange.ALWAYS, false, read::origin),
            problems);
    ScanResult result = scan.run(new Inputs(read.paths(), read.inputs(), problems).bundles());
    OutputStream out = System.out;
    try (FindingWriter writer = Shape.JSONL.open(out)) {
      for (Finding finding : result.findings()) {
        writer.write(finding);
      }
    }
    System.err.println(
        result.census().events()
            + " events, "
            + result.duplicates()
            + " duplicates, "
            + result.findings().size()
            + " findings, "
            + problems.lines()
            + " in "
            + result.took());
    library.problems().forEach(System.err::println);
    return ExitCode.DONE;
  }
}

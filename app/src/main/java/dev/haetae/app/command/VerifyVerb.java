package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.text.TerminalText;
import dev.haetae.app.verify.Deviation;
import dev.haetae.app.verify.PublicKeys;
import dev.haetae.app.verify.Verification;
import dev.haetae.model.Phrase;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code haetae verify}: are the log files those that CloudTrail delivered? */
@AutoService(Verb.class)
@Command(
    name = "verify",
    description = {
      "Verify CloudTrail log files by their digest files, offline: names what is missing, altered"
          + " or extra and the hours that no digest covers, and proves the signatures by the public"
          + " keys you give.",
      "Copy the bucket with its layout (AWSLogs/…). The signature of the newest digest stands only"
          + " in its object's metadata: save it as FILE.signature, or save what aws s3api"
          + " head-object prints as FILE.metadata.json.",
      "Ends with 0 where everything is proven, 1 where something is not, 3 where there are no"
          + " digest files."
    },
    footer = {
      "",
      "Examples:",
      "  aws s3 sync s3://my-trail ./trail",
      "  aws cloudtrail list-public-keys --start-time 2026-03-01 --end-time 2026-03-31 > keys.json",
      "  haetae verify ./trail --public-keys keys.json",
      "  haetae verify ./trail --public-keys keys.json --signature 5b1c0e7d…"
    })
public final class VerifyVerb implements Verb {
  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Folders that hold the bucket's layout.")
  private List<Path> folders = List.of();

  @Option(
      names = "--public-keys",
      paramLabel = "FILE",
      description = "Public keys: as aws cloudtrail list-public-keys prints them, or PEM.")
  private List<Path> keyFiles = List.of();

  @Option(
      names = "--signature",
      paramLabel = "HEX",
      description = "Signature of the newest digest, from its object's metadata.")
  private @Nullable String signature;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    for (Path folder : folders) {
      if (!Files.exists(folder)) {
        throw UserMistake.notReadable(folder + ": no such file or folder");
      }
    }
    PublicKeys keys = new PublicKeys();
    for (Path file : keyFiles) {
      keys.add(file);
    }
    Verification.Report report = Verification.of(folders, keys, Optional.ofNullable(signature));
    write(report, spec.commandLine().getOut());
    if (report.digests() == 0) {
      throw UserMistake.notReadable(
          "no digest file that can be read; expected AWSLogs/ACCOUNT/CloudTrail-Digest/…/*.json.gz"
              + " below "
              + String.join(", ", folders.stream().map(Path::toString).toList()));
    }
    return report.deviations().isEmpty() ? ExitCode.DONE : ExitCode.FOUND;
  }

  private static void write(Verification.Report report, PrintWriter out) {
    report.deviations().stream()
        .sorted(Comparator.comparing(Deviation::kind).thenComparing(Deviation::object))
        .forEach(each ->
            out.println(
                each.kind().word()
                    + ": "
                    + TerminalText.of(each.object())
                    + "\n    "
                    + TerminalText.of(each.detail())));
    report
        .chains()
        .forEach(chain ->
            out.println(
                "covered: "
                    + TerminalText.of(chain.name())
                    + "\n    "
                    + chain.from()
                    + " to "
                    + chain.to()));
    out.println(
        Phrase.count(report.digests(), "digest file")
            + ", "
            + Phrase.count(report.signatures(), "signature")
            + " proven, "
            + Phrase.count(report.logFiles(), "log file")
            + " as delivered, "
            + Phrase.count(report.deviations().size(), "deviation"));
  }
}

package dev.haetae.app.command.lake;

import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.text.TerminalText;
import dev.haetae.lake.upkeep.Verification;
import dev.haetae.model.Phrase;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code haetae lake verify}: whether anybody has changed what was kept. */
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = {
      "Say whether the lake is what its signed commits say, and name what was changed, removed or"
          + " added.",
      "Keep the head and the key's fingerprint of each run elsewhere: whoever can write the lake's"
          + " folder could take away its newest commits, or sign all of it anew."
    },
    footer = {
      "",
      "Exit codes: 0 all as it was, 1 something is not, 2 wrong use, 3 no lake to be read.",
      "",
      "Examples:",
      "  haetae lake verify",
      "  haetae lake verify --key /safe/signing.pub --head 4f1c…"
    })
public final class LakeVerify extends LakeAction {
  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "A copy of the lake's signing.pub that was kept elsewhere.")
  private @Nullable Path key;

  @Option(
      names = "--head",
      paramLabel = "HASH",
      description = "The head that an earlier run printed: it must still be one of the commits.")
  private @Nullable String head;

  @Override
  int act(Path folder, PrintWriter out) {
    Verification.Outcome outcome =
        new Verification(folder, Optional.ofNullable(key), Optional.ofNullable(head)).run();
    outcome
        .deviations()
        .forEach(each ->
            out.printf(
                "%-8s %s %s%n",
                each.kind().name().toLowerCase(Locale.ROOT),
                TerminalText.of(each.subject()),
                TerminalText.of(each.detail())));
    out.printf(
        Locale.ROOT,
        "%s: %s, %s of events%n",
        outcome.deviations().isEmpty() ? "all as it was" : "not as it was",
        Phrase.count(outcome.commits(), "commit"),
        Phrase.count(outcome.files(), "file"));
    out.println("head  " + outcome.head());
    out.println("key   " + outcome.fingerprint());
    return outcome.deviations().isEmpty() ? ExitCode.DONE : ExitCode.FOUND;
  }
}

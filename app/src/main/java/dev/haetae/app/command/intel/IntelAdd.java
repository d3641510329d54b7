package dev.haetae.app.command.intel;

import dev.haetae.app.option.IntelOptions;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.indicator.kept.KeptList;
import dev.haetae.detect.indicator.read.ListFormat;
import dev.haetae.detect.indicator.read.ListSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code haetae intel add}: a list is fetched and kept. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Fetch a list and keep it under a name, over one of that name.",
      "Entries that are not understood are reported with their place and left out, and so are those"
          + " that would accuse the innocent: private networks, public suffixes, pages on hosts"
          + " that everybody uses, mail addresses."
    },
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong use, 3 the list cannot be read; what was kept stays as it was.",
      "",
      "Examples:",
      "  haetae intel add feodo ./ipblocklist.csv --kind c2",
      "  haetae intel add ours ./bad-hosts.csv --column Host --confidence 90",
      "  haetae intel add partner https://example.org/taxii2/collections/1/ --taxii --credentials"
          + " TAXII_LOGIN",
      "  haetae intel add agents ./agents.txt --values user-agent"
    })
public final class IntelAdd implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private IntelOptions intel;

  @Parameters(index = "0", paramLabel = "NAME", description = "What findings call the list.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "FILE|URL", description = "Where the list is.")
  private String source = "";

  @Option(
      names = "--kind",
      paramLabel = "KIND",
      description = {
        "What its entries are: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).",
        "Entries of a list of kind threat may say more themselves."
      })
  private Category kind = Category.THREAT;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: recognised).")
  private @Nullable ListFormat format;

  @Option(
      names = "--expires",
      paramLabel = "DAYS",
      description = "How long entries are valid after each fetch: 30d, 12h (default: as they say).")
  private @Nullable String expires;

  @Option(
      names = "--confidence",
      paramLabel = "0-100",
      description = "Of entries that state none (default: ${DEFAULT-VALUE}).")
  private int confidence = ListSettings.USUAL_CONFIDENCE;

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "The column of a table that has the indicators (default: recognised).")
  private @Nullable String column;

  @Option(
      names = "--values",
      paramLabel = "KIND",
      description = "What each value is: ${COMPLETION-CANDIDATES}.")
  private @Nullable IndicatorKind values;

  @Option(names = "--taxii", description = "The URL is that of a collection of a TAXII 2.1 server.")
  private boolean taxii;

  @Option(
      names = "--credentials",
      paramLabel = "VARIABLE",
      description = "The environment variable that has USER:PASSWORD or a token for the URL.")
  private @Nullable String credentials;

  @Override
  public Integer call() throws IOException {
    KeptList list = list();
    new IntelFetch(spec, intel.folder()).fetch(list);
    return ExitCode.DONE;
  }

  private KeptList list() {
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}")) {
      throw UserMistake.wrongUse(
          "NAME " + name + ": expected up to 64 letters, digits, dots, dashes");
    }
    if (confidence < 0 || confidence > 100) {
      throw UserMistake.wrongUse("--confidence " + confidence + ": expected 0 to 100");
    }
    return new KeptList(
        name,
        place(),
        taxii,
        Optional.ofNullable(credentials),
        kind,
        confidence,
        Optional.ofNullable(expires).map(IntelAdd::duration),
        Optional.ofNullable(format),
        Optional.ofNullable(values),
        Optional.ofNullable(column),
        Instant.EPOCH,
        0,
        "");
  }

  /** Where the list is: its URL, or the whole name of its file. */
  private String place() {
    if (source.matches("(?i)https?://.*")) {
      return source;
    }
    if (source.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
      throw UserMistake.wrongUse(
          source + ": expected a file, or an address that begins with http:// or https://");
    }
    if (taxii || credentials != null) {
      throw UserMistake.wrongUse("--taxii and --credentials need an http:// or https:// address");
    }
    return Path.of(source).toAbsolutePath().normalize().toString();
  }

  private static Duration duration(String text) {
    if (!text.matches("[1-9][0-9]{0,4}[dh]")) {
      throw UserMistake.wrongUse("--expires " + text + ": expected such as 30d or 12h");
    }
    long number = Long.parseLong(text.substring(0, text.length() - 1));
    return text.endsWith("d") ? Duration.ofDays(number) : Duration.ofHours(number);
  }
}

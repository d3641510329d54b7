package dev.haetae.app.command.intel;

import dev.haetae.app.intel.ListFolder;
import dev.haetae.app.option.IntelOptions;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.text.TerminalText;
import dev.haetae.app.text.UtcText;
import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.indicator.IndicatorLists;
import dev.haetae.detect.indicator.Listing;
import dev.haetae.detect.indicator.Listings;
import dev.haetae.detect.indicator.read.Observable;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code haetae intel lookup}: what values are listed for. */
@Command(
    name = "lookup",
    mixinStandardHelpOptions = true,
    description = {
      "Say on which lists values stand, expired entries too.",
      "A value may be written so that nobody follows it: hxxp://evil[.]example."
    },
    footer = {
      "",
      "Exit codes: 0 on no list of threats, 1 on one, 2 wrong use, 3 lists cannot be read.",
      "",
      "Example:",
      "  haetae intel lookup 203.0.113.7 'evil[.]example' AKIAIOSFODNN7EXAMPLE"
    })
public final class IntelLookup implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private IntelOptions intel;

  @Parameters(
      paramLabel = "VALUE",
      arity = "1..*",
      description = "Addresses, domains, URLs, hashes, access key ids, user agents.")
  private List<String> values = List.of();

  @Override
  public Integer call() throws IOException {
    ListFolder folder = intel.folder();
    if (folder.lists().isEmpty()) {
      spec.commandLine().getErr().println(TerminalText.notice(folder.none()));
    }
    IndicatorLists lists = folder.load();
    boolean threat = false;
    for (String value : values) {
      Listings listings = look(lists, value);
      threat |= !listings.threats().isEmpty();
      write(value, listings, spec.commandLine().getOut());
    }
    return threat ? ExitCode.FOUND : ExitCode.DONE;
  }

  private static Listings look(IndicatorLists lists, String value) {
    Optional<Observable> observable = Observable.of(value);
    return observable.isPresent()
        ? lists.of(observable.get().kind(), observable.get().value(), Long.MIN_VALUE)
        : lists.of(IndicatorKind.USER_AGENT, value, Long.MIN_VALUE);
  }

  private static void write(String value, Listings listings, PrintWriter out) {
    String shown = TerminalText.of(value);
    if (listings.all().isEmpty()) {
      out.println(shown + ": on no list");
      return;
    }
    out.println(shown + (listings.isTrusted() ? ": trusted" : ":"));
    for (Listing each : listings.all()) {
      Indicator entry = each.indicator();
      String label = entry.label().isEmpty() ? "" : ", called " + entry.label();
      String expires =
          entry.expires() == Indicator.NEVER ? "" : ", until " + UtcText.day(entry.expires());
      out.println(
          TerminalText.of(
              "  "
                  + each.list()
                  + ": "
                  + entry.category().word()
                  + " as "
                  + entry.value()
                  + ", confidence "
                  + entry.confidence()
                  + label
                  + expires));
    }
  }
}

package dev.haetae.app.command;

import com.google.auto.service.AutoService;
import dev.haetae.app.config.DetectorLibrary;
import dev.haetae.app.config.TextFile;
import dev.haetae.app.detectors.AttackMatrix;
import dev.haetae.app.detectors.CoverageTable;
import dev.haetae.app.detectors.DetectorFacts;
import dev.haetae.app.detectors.DetectorList;
import dev.haetae.app.detectors.DetectorPage;
import dev.haetae.app.detectors.TableFormat;
import dev.haetae.app.outcome.ExitCode;
import dev.haetae.app.outcome.UserMistake;
import dev.haetae.app.text.Columns;
import dev.haetae.app.text.TerminalText;
import dev.haetae.content.Content;
import dev.haetae.content.Coverage;
import dev.haetae.detect.Detector;
import dev.haetae.detect.environment.KnownEnvironment;
import dev.haetae.findings.Technique;
import dev.haetae.model.NearestName;
import dev.haetae.model.Phrase;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code haetae detectors}: what is looked for. */
@AutoService(Verb.class)
@Command(
    name = "detectors",
    description = "Say which detectors there are, show one in full, or what of ATT&CK they cover.",
    footer = {
      "",
      "Examples:",
      "  haetae detectors",
      "  haetae detectors --log cloudtrail --tag exfiltration --severity high",
      "  haetae detectors bedrock",
      "  haetae detectors --attack",
      "  haetae detectors --coverage guardduty",
      "  haetae detectors --coverage guardduty --format csv",
      "  haetae detectors show Stealth:IAMUser/CloudTrailLoggingDisabled",
      "  haetae detectors show --source Stealth:IAMUser/CloudTrailLoggingDisabled",
      "  haetae detectors --format csv --severity high",
      "  haetae detectors --rules ./our-rules --status experimental"
    })
public final class DetectorsVerb implements Verb {
  @Mixin private DetectorFilter filter;

  @Option(names = "--attack", description = "Show what of MITRE ATT&CK they cover.")
  private boolean attack;

  @Option(
      names = "--coverage",
      paramLabel = "PRODUCT",
      description =
          "Show which finding types of another product they raise, and how: guardduty. Those left"
              + " out by other options do not count.")
  private @Nullable String coverage;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "How to write the list or --coverage: ${COMPLETION-CANDIDATES} (default: table).")
  private TableFormat format = TableFormat.table;

  @Option(
      names = "--rules",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Your own rules too.")
  private List<Path> rules = List.of();

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    refuseBoth();
    PrintWriter out = spec.commandLine().getOut();
    List<DetectorFacts> chosen = filter.of(all());
    if (coverage != null) {
      writeCoverage(coverage, chosen, out);
    } else if (attack) {
      writeMatrix(AttackMatrix.of(chosen), chosen.size(), out);
    } else {
      new DetectorList(chosen).writeTo(out, format);
    }
    return ExitCode.DONE;
  }

  private void refuseBoth() {
    if (attack && coverage != null) {
      throw UserMistake.wrongUse("detectors: give either --attack or --coverage");
    }
    if (attack && format != TableFormat.table) {
      throw UserMistake.wrongUse(
          "detectors --format "
              + format
              + ": --attack is a table only; the list has tactics and"
              + " techniques of each detector");
    }
  }

  private void writeCoverage(String product, List<DetectorFacts> chosen, PrintWriter out) {
    if (!product.equalsIgnoreCase("guardduty")) {
      throw UserMistake.wrongUse(
          "there is no table of \"" + product + "\"; expected --coverage guardduty");
    }
    List<Detector> detectors = chosen.stream().map(DetectorFacts::detector).toList();
    new CoverageTable(Coverage.of(detectors)).writeTo(out, format);
  }

  private List<DetectorFacts> all() {
    DetectorLibrary library = DetectorLibrary.read(rules, KnownEnvironment.UNKNOWN);
    library.problems().forEach(problem -> complain("rule refused: " + problem));
    library.warnings().forEach(warning -> complain("rule warning: " + warning));
    int refused = library.problems().size();
    if (refused > 0) {
      complain(Phrase.count(refused, "rule refused", "rules refused"));
    }
    return DetectorFacts.of(library.detectors());
  }

  private void complain(String words) {
    spec.commandLine().getErr().println(TerminalText.ofLines(words));
  }

  private static void writeMatrix(AttackMatrix matrix, int detectors, PrintWriter out) {
    Columns columns = new Columns();
    columns.row("TACTIC", "TECHNIQUE", "NAME", "DETECTORS", "TYPES");
    matrix
        .tactics()
        .forEach((tactic, techniques) ->
            techniques.forEach((technique, those) ->
                columns.row(
                    tactic,
                    technique,
                    Technique.of(technique).map(Technique::name).orElse(""),
                    Integer.toString(those.size()),
                    firstTypes(those))));
    columns.writeTo(out);
    out.println();
    out.println(
        Phrase.count(detectors, "detector covers ", "detectors cover ")
            + Phrase.count(matrix.techniques(), "technique")
            + " of "
            + Phrase.count(matrix.tactics().size(), "tactic"));
  }

  private static String firstTypes(List<DetectorFacts> those) {
    String first = those.get(0).types().get(0);
    return those.size() == 1 ? first : first + " and " + (those.size() - 1) + " more";
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description = "Show a detector in full.",
      footer = {
        "",
        "Examples:",
        "  haetae detectors show Stealth:IAMUser/CloudTrailLoggingDisabled",
        "  haetae detectors show 1b36b513",
        "  haetae detectors show --source 1b36b513"
      })
  int show(
      @Parameters(paramLabel = "ID|TYPE", description = "Its id, the beginning of one, or a type.")
          String name,
      @Option(
              names = "--source",
              description = "Show its file as it is written, to learn from or to begin one with.")
          boolean source) {
    List<DetectorFacts> all = all();
    List<DetectorFacts> those = all.stream().filter(each -> isNamed(each, name)).toList();
    if (those.isEmpty()) {
      throw UserMistake.wrongUse(
          "no detector \""
              + name
              + "\""
              + NearestName.ask(name, names(all), "; haetae detectors lists ids and types"));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (source) {
      those.stream().map(each -> each.detector().file()).distinct().forEach(this::writeSource);
    } else {
      writePages(those, out);
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static void writePages(List<DetectorFacts> those, PrintWriter out) {
    DetectorPage page = new DetectorPage(out);
    for (DetectorFacts each : those) {
      page.write(each);
      out.println();
    }
  }

  private void writeSource(String file) {
    String text =
        Content.detectors().stream()
            .filter(each -> each.path().equals(file))
            .map(Content.Document::text)
            .findFirst()
            .orElseGet(() -> TextFile.read("--rules", Path.of(file)));
    spec.commandLine().getOut().println(TerminalText.ofLines(text.stripTrailing()));
  }

  private static Set<String> names(List<DetectorFacts> all) {
    Set<String> names = new TreeSet<>();
    for (DetectorFacts each : all) {
      names.addAll(each.types());
      names.add(each.detector().id());
      each.detector().document().name().ifPresent(names::add);
    }
    return names;
  }

  private static boolean isNamed(DetectorFacts facts, String name) {
    Detector detector = facts.detector();
    return facts.types().stream().anyMatch(name::equalsIgnoreCase)
        || (name.length() >= 4 && detector.id().startsWith(name.toLowerCase(Locale.ROOT)))
        || detector.document().answersTo(name);
  }
}

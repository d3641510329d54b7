package dev.haetae.detect;

import com.google.common.collect.Sets;
import dev.haetae.detect.sigma.ConditionParser;
import dev.haetae.detect.sigma.Expression;
import dev.haetae.detect.sigma.SigmaCorrelation;
import dev.haetae.detect.sigma.SigmaDocument;
import dev.haetae.detect.sigma.SigmaReader;
import dev.haetae.detect.sigma.SigmaRule;
import dev.haetae.detect.sigma.Timespan;
import dev.haetae.detect.yaml.Yaml;
import dev.haetae.model.NearestName;
import dev.haetae.model.finding.FindingType;
import dev.haetae.model.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the key {@code finding} of a detector file. */
final class DeclarationReader {
  private static final Set<String> KEYS =
      Set.of(
          "type",
          "severity",
          "identity",
          "resource",
          "says",
          "why",
          "next",
          "quiet",
          "searches",
          "cases",
          "regions",
          "reported");
  private static final Set<String> CASE_KEYS =
      Set.of("when", "type", "severity", "title", "says", "told");

  /** What makes a finding, or one case of it, graver or less grave. */
  private static final Set<String> CIRCUMSTANCES =
      Set.of("familiar", "strange", "elsewhere", "journey", "public", "own");

  private static final Set<String> OWN_KEYS = Set.of("severity", "made-by");

  private static final Expression NOTHING = new Expression.Or(List.of());

  private final SigmaReader sigma;
  private final SigmaDocument document;
  private final Yaml.Mapping finding;

  DeclarationReader(SigmaReader sigma, SigmaDocument document, Yaml.Mapping finding) {
    this.sigma = sigma;
    this.document = document;
    this.finding = finding;
  }

  Detector.Declaration read() {
    finding.refuseOthers(Sets.union(KEYS, CIRCUMSTANCES));
    return new Detector.Declaration(
        type(finding.require("type")),
        severity(finding, "severity").orElseGet(() -> Levels.severity(document.level())),
        finding.texts("identity"),
        finding.get("resource").map(Yaml::asTextMap).orElse(Map.of()),
        template(finding, "says").orElseGet(() -> Template.ofLiteral(document.title())),
        finding.text("why").orElse(document.description()).strip(),
        document.header().falsePositives(),
        finding.texts("next"),
        finding
            .get("quiet")
            .map(quiet -> Timespan.parse(quiet.asScalar()))
            .orElse(PlainDeclaration.QUIET),
        cases(),
        circumstances(finding),
        finding.get("regions").map(DeclarationReader::regions).orElse(Detector.Regions.EACH),
        finding.text("reported").filter("true"::equals).isPresent());
  }

  private static Detector.Regions regions(Yaml written) {
    return written.asOneOf(List.of(Detector.Regions.values()), Detector.Regions::word);
  }

  private Detector.Circumstances circumstances(Yaml.Mapping written) {
    return new Detector.Circumstances(
        severity(written, "familiar"),
        severity(written, "strange"),
        severity(written, "elsewhere"),
        severity(written, "journey"),
        severity(written, "public"),
        written.get("own").map(own -> own(own.asMapping())));
  }

  private Detector.Own own(Yaml.Mapping own) {
    own.refuseOthers(OWN_KEYS);
    if (finding.get("resource").map(Yaml::asTextMap).orElse(Map.of()).isEmpty()) {
      throw own.mark().refuse("the key \"resource\" names what is taken away");
    }
    Yaml madeBy = own.require("made-by");
    List<String> calls = own.texts("made-by");
    for (String call : calls) {
      if (!MakingCalls.ALL.contains(call)) {
        throw madeBy
            .mark()
            .refuse(
                "who makes something by \""
                    + call
                    + "\" is not learnt"
                    + NearestName.ask(
                        call,
                        MakingCalls.ALL,
                        "; expected some of " + NearestName.list(MakingCalls.ALL)));
      }
    }
    Severity most =
        severity(own, "severity")
            .orElseThrow(() -> own.mark().refuse("the key \"severity\" is missing"));
    return new Detector.Own(most, calls);
  }

  private static FindingType type(Yaml type) {
    try {
      return FindingType.parse(type.asText());
    } catch (IllegalArgumentException wrong) {
      throw type.mark().refuse(String.valueOf(wrong.getMessage()));
    }
  }

  private static Optional<Severity> severity(Yaml.Mapping mapping, String key) {
    Optional<Yaml> written = mapping.get(key);
    if (written.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Severity(Double.parseDouble(written.get().asText())));
    } catch (IllegalArgumentException wrong) {
      throw written
          .get()
          .mark()
          .refuse("expected a severity from 1.0 to 10.0, met " + written.get().word());
    }
  }

  private static Optional<String> template(Yaml.Mapping mapping, String key) {
    return mapping
        .get(key)
        .map(written -> {
          Yaml.Scalar scalar = written.asScalar();
          try {
            Template unused = Template.parse(scalar.text());
          } catch (Template.SyntaxException wrong) {
            throw scalar.at(wrong.at()).refuse(String.valueOf(wrong.getMessage()));
          }
          return scalar.text().strip();
        });
  }

  private List<Detector.Case> cases() {
    Map<String, Expression> searches = searches();
    List<Detector.Case> cases = new ArrayList<>();
    for (Yaml written : finding.get("cases").map(Yaml::asItems).orElse(List.of())) {
      Yaml.Mapping mapping = written.asMapping();
      mapping.refuseOthers(Sets.union(CASE_KEYS, CIRCUMSTANCES));
      Yaml.Scalar when = mapping.require("when").asScalar();
      cases.add(
          new Detector.Case(
              when.text(),
              ConditionParser.parse(when, searches),
              mapping.get("type").map(DeclarationReader::type),
              severity(mapping, "severity"),
              template(mapping, "title"),
              template(mapping, "says"),
              circumstances(mapping),
              mapping.get("told").map(DeclarationReader::told).orElse(Detector.FoundWhen.ALWAYS)));
    }
    return cases;
  }

  private static Detector.FoundWhen told(Yaml written) {
    return written.asOneOf(List.of(Detector.FoundWhen.values()), Detector.FoundWhen::word);
  }

  /** What tells cases: a rule's own searches; a correlation, which has none, writes some here. */
  private Map<String, Expression> searches() {
    Optional<Yaml> written = finding.get("searches");
    if (document instanceof SigmaRule rule) {
      written.ifPresent(here -> {
        throw here.mark().refuse("a rule tells its cases by the searches of its detection");
      });
      return rule.searches();
    }
    Optional<Yaml> cases = finding.get("cases");
    if (document instanceof SigmaCorrelation) {
      return written
          .map(here -> ofCorrelation(here.asMapping()))
          .or(() -> cases.map(DeclarationReader::withoutSearches))
          .orElse(Map.of());
    }
    written
        .or(() -> cases)
        .ifPresent(here -> {
          throw here.mark().refuse("only rules and correlations have cases");
        });
    return Map.of();
  }

  private static Map<String, Expression> withoutSearches(Yaml cases) {
    throw cases
        .mark()
        .refuse("the cases of a correlation are told by the key \"searches\" beside them");
  }

  private Map<String, Expression> ofCorrelation(Yaml.Mapping written) {
    Map<String, Expression> searches = sigma.searches(written);
    for (Yaml.Entry entry : written.entries().values()) {
      if (searches.getOrDefault(entry.key(), NOTHING).readsWhole()) {
        throw entry.mark().refuse("a case of a correlation is told by fields, not by keywords");
      }
    }
    return searches;
  }
}

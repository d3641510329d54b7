package dev.haetae.detect.baseline;

import com.google.auto.service.AutoService;
import dev.haetae.detect.mechanism.Mechanism;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Plan;
import dev.haetae.detect.yaml.Yaml;
import dev.haetae.model.NearestName;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Learns what each principal, its peers and its account are used to, and finds what is not of it.
 */
@AutoService(Mechanism.class)
public final class Baseline implements Mechanism {
  private static final List<String> KEYS = List.of("of", "as", "within", "act", "by");
  private static final int MOST_BITS = 200;
  private static final int MOST_FIRSTS = 100;

  /** What is rarer than one in so many is unusual, unless a file says otherwise. */
  private static final double ONE_IN = 20;

  private static final double MOST_ONE_IN = 1_000;

  @Override
  public String name() {
    return "baseline";
  }

  @Override
  public Kind kind() {
    return Kind.BASELINE;
  }

  @Override
  public String says() {
    return "What is unlike what the principal, its peers and its account were used to.";
  }

  @Override
  public Plan plan(Parameters parameters) {
    double threshold =
        parameters.decimal(
            "threshold", "so many bits of surprise, all aspects together", 20, 1, MOST_BITS);
    return new BaselinePlan(
        new BaselinePlan.Named(
            parameters.texts("who", "the fields of who acts", List.of("haetae.principal")),
            parameters.texts(
                "peers", "the fields in which those are equal who are alike", List.of()),
            parameters.texts(
                "tactic",
                "the fields of service and operation, by which `baseline.tactic` says what an attacker would want with a call",
                List.of())),
        aspects(parameters),
        threshold,
        parameters.decimal(
            "faint",
            "from so many bits on something is found as faint (`baseline.strength`). As `threshold` where it is not given",
            threshold,
            1,
            threshold),
        (int)
            parameters.whole(
                "firsts",
                "so many values of the first aspect that are new to the principal within an hour count, and not the surprise; 0 for the surprise",
                0,
                0,
                MOST_FIRSTS),
        1
            / parameters.decimal(
                "one-in", "what is rarer than one in so many is unusual", ONE_IN, 2, MOST_ONE_IN),
        parameters.duration(
            "after", "how long an account is watched before anything is found", Duration.ofDays(1)),
        BaselineCells.of(parameters.scope()));
  }

  private static List<Aspect> aspects(Parameters parameters) {
    Yaml.Mapping written =
        parameters
            .written(
                "aspects",
                "what is compared, by name: `of` a field; `as` country, network or program; `within` another aspect; `act: true` for what is done; `by: account` to compare with the account alone")
            .orElseThrow(() -> parameters.refuse("aspects", "expected the aspects of an event"))
            .asMapping();
    List<Aspect> aspects = new ArrayList<>();
    for (Yaml.Entry entry : written.entries().values()) {
      aspects.add(aspect(entry, aspects));
    }
    if (aspects.stream().noneMatch(Aspect::isAct)) {
      throw parameters.refuse("aspects", "expected at least one with \"act: true\"");
    }
    return List.copyOf(aspects);
  }

  private static Aspect aspect(Yaml.Entry entry, List<Aspect> before) {
    Yaml.Mapping written = entry.value().asMapping();
    written.refuseOthers(KEYS);
    List<String> fields = written.get("of").map(Yaml::asTexts).orElse(List.of());
    if (fields.isEmpty() && !entry.key().equals(Aspect.HOUR)) {
      throw entry.mark().refuse("expected \"of\": the fields it is read from");
    }
    return new Aspect(
        entry.key(),
        fields,
        written.get("as").map(Baseline::form).orElse(ValueForm.PLAIN),
        written.get("within").map(outer -> outer(outer, before)),
        written.get("act").map(act -> act.asText().equals("true")).orElse(false),
        written.get("by").map(Baseline::isAccount).orElse(false));
  }

  private static boolean isAccount(Yaml by) {
    if (by.asText().equals("account")) {
      return true;
    }
    throw by.mark().refuse("expected account, met " + by.word());
  }

  private static ValueForm form(Yaml written) {
    return written.asOneOf(List.of(ValueForm.values()), ValueForm::word);
  }

  private static String outer(Yaml written, List<Aspect> before) {
    String name = written.asText();
    List<String> names = before.stream().map(Aspect::name).toList();
    if (!names.contains(name)) {
      throw written
          .mark()
          .refuse("no aspect above is called \"" + name + "\"" + NearestName.ask(name, names));
    }
    return name;
  }
}

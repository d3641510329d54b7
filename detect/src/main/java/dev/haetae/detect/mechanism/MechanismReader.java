package dev.haetae.detect.mechanism;

import dev.haetae.detect.yaml.Yaml;
import dev.haetae.model.NearestName;
import java.util.List;
import java.util.Map;

/** Reads the key {@code mechanism} of a detector file: one name, and its parameters. */
public final class MechanismReader {
  private MechanismReader() {}

  /**
   * Reads it.
   *
   * @param scope the id of the rule
   * @throws dev.haetae.detect.yaml.MalformedRule where there is no such mechanism, or a parameter
   *     is wrong
   */
  public static Watch read(String scope, Yaml written) {
    if (written instanceof Yaml.Scalar) {
      return watch(
          scope,
          new Yaml.Entry(written.asText(), written.mark(), written),
          new Yaml.Mapping(Map.of(), written.mark()));
    }
    Yaml.Mapping mapping = written.asMapping();
    if (mapping.entries().size() != 1) {
      throw mapping
          .mark()
          .refuse(
              "expected one mechanism, met "
                  + (mapping.entries().isEmpty()
                      ? "none"
                      : NearestName.list(mapping.entries().keySet())));
    }
    Yaml.Entry entry = mapping.entries().values().iterator().next();
    Yaml.Mapping parameters =
        mapping
            .get(entry.key())
            .map(Yaml::asMapping)
            .orElseGet(() -> new Yaml.Mapping(Map.of(), entry.mark()));
    return watch(scope, entry, parameters);
  }

  private static Watch watch(String scope, Yaml.Entry named, Yaml.Mapping written) {
    Mechanism mechanism =
        Mechanisms.named(named.key()).orElseThrow(() -> named.mark().refuse(unknown(named.key())));
    Parameters parameters = new Parameters(scope, written);
    Plan plan = mechanism.plan(parameters);
    parameters.refuseUnknown();
    return new Watch(mechanism, plan, parameters.read());
  }

  private static String unknown(String name) {
    List<String> names = Mechanisms.all().stream().map(Mechanism::name).toList();
    return "there is no mechanism \"" + name + "\"" + NearestName.askOrList(name, names);
  }
}

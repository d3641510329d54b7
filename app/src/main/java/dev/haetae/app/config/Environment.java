package dev.haetae.app.config;

import dev.haetae.app.outcome.UserMistake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * What Haetae is told about the place it looks at, in one optional file. Every key is a list that
 * detectors can ask for as a placeholder of the same name: {@code field|expand: '%scanners%'}.
 *
 * @param accounts names of the organisation's own accounts, by account id
 * @param lists the other keys
 */
public record Environment(Map<String, String> accounts, Map<String, List<String>> lists) {

  /** The lists that mean something to the detectors that come with Haetae. */
  public static final Map<String, String> LISTS =
      Map.of(
          "networks", "own networks, as CIDR",
          "egress_addresses", "addresses from which own people and machines reach AWS",
          "scanners", "ARNs of roles and users that scan and enumerate by trade",
          "automation", "ARNs of roles that deploy: CI, infrastructure as code",
          "break_glass", "ARNs of roles and users for emergencies",
          "trusted_accounts", "ids of partners' accounts that may be shared with");

  private static final int LARGEST = 4 << 20;

  /** Nothing is known. */
  public static final Environment UNKNOWN = new Environment(Map.of(), Map.of());

  /**
   * Reads the file.
   *
   * @throws UserMistake where it cannot be read or says something unexpected
   */
  public static Environment read(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw UserMistake.wrongUse(file + ": larger than " + LARGEST + " bytes");
      }
      Load load = new Load(LoadSettings.builder().setLabel(file.toString()).build());
      return of(file, load.loadFromString(Files.readString(file)));
    } catch (IOException e) {
      throw UserMistake.notReadable(file + ": cannot be read: " + e.getMessage());
    } catch (YamlEngineException e) {
      throw UserMistake.wrongUse(file + ": not YAML: " + e.getMessage());
    }
  }

  private static Environment of(Path file, @Nullable Object document) {
    if (!(document instanceof Map<?, ?> keys)) {
      throw UserMistake.wrongUse(file + ": expected keys such as accounts: and networks:");
    }
    Map<String, String> accounts = new LinkedHashMap<>();
    Map<String, List<String>> lists = new LinkedHashMap<>();
    for (Map.Entry<?, ?> key : keys.entrySet()) {
      String name = String.valueOf(key.getKey());
      if (name.equals("accounts")) {
        accounts.putAll(names(file, key.getValue()));
      } else {
        lists.put(known(file, name), texts(file, name, key.getValue()));
      }
    }
    return new Environment(accounts, lists);
  }

  private static String known(Path file, String key) {
    if (!LISTS.containsKey(key)) {
      Set<String> names = new TreeSet<>(LISTS.keySet());
      names.add("accounts");
      throw UserMistake.wrongUse(file + ": unknown key \"" + key + "\"; known are " + names);
    }
    return key;
  }

  private static Map<String, String> names(Path file, @Nullable Object value) {
    Map<String, String> names = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((id, name) -> names.put(id.toString(), String.valueOf(name)));
      return names;
    }
    texts(file, "accounts", value).forEach(id -> names.put(id, id));
    return names;
  }

  private static List<String> texts(Path file, String key, @Nullable Object value) {
    List<String> texts = new ArrayList<>();
    if (value instanceof List<?> list) {
      list.forEach(each -> texts.add(String.valueOf(each)));
      return texts;
    }
    throw UserMistake.wrongUse(file + ": " + key + ": expected a list");
  }

  /** Values for the placeholders of rules; a list nobody gave is empty. */
  public Map<String, List<String>> placeholders() {
    Map<String, List<String>> placeholders = new LinkedHashMap<>();
    LISTS.keySet().stream().sorted().forEach(name -> placeholders.put(name, List.of()));
    placeholders.putAll(lists);
    placeholders.put("own_accounts", List.copyOf(accounts.keySet()));
    return placeholders;
  }
}

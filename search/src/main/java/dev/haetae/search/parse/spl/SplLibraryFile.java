package dev.haetae.search.parse.spl;

import dev.haetae.detect.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Macros and saved searches in a file:
 *
 * <pre>{@code
 * macros:
 *   logins: eventName=ConsoleLogin
 *   by(2): {arguments: [field, value], definition: '$field$="$value$"'}
 * searches:
 *   failed logins: '`logins` errorMessage=* | stats count by sourceIPAddress'
 * }</pre>
 */
public final class SplLibraryFile {
  private static final int LARGEST = 16 << 20;

  private SplLibraryFile() {}

  /**
   * Reads a file.
   *
   * @throws IOException where it cannot be read
   * @throws IllegalArgumentException where it is of another shape; the message says how
   */
  public static SplLibrary read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IllegalArgumentException("larger than 16 MB");
    }
    String text = Files.readString(file);
    try {
      Object read =
          new Load(LoadSettings.builder().setCodePointLimit(LARGEST).build()).loadFromString(text);
      if (!(read instanceof Map<?, ?> lists)) {
        throw new IllegalArgumentException("expected the keys macros and searches");
      }
      Map<String, SplLibrary.Macro> macros = new TreeMap<>();
      entries(lists, "macros").forEach((name, value) -> macros.put(name, macro(name, value)));
      Map<String, String> searches = new TreeMap<>();
      entries(lists, "searches").forEach((name, value) -> searches.put(name, value.toString()));
      return new SplLibrary(macros, searches);
    } catch (YamlEngineException wrong) {
      throw new IllegalArgumentException(
          YamlFile.refused(String.valueOf(file.getFileName()), text, wrong).toString(), wrong);
    }
  }

  private static Map<String, Object> entries(Map<?, ?> lists, String key) {
    Map<String, Object> entries = new TreeMap<>();
    Object list = lists.get(key);
    if (list == null) {
      return entries;
    }
    if (!(list instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(key + ": expected names and what they stand for");
    }
    map.forEach((name, value) -> entries.put(String.valueOf(name), value == null ? "" : value));
    return entries;
  }

  private static SplLibrary.Macro macro(String name, Object value) {
    if (!(value instanceof Map<?, ?> map)) {
      return new SplLibrary.Macro(value.toString(), List.of());
    }
    Object definition = map.get("definition");
    if (definition == null) {
      throw new IllegalArgumentException("the macro " + name + " has no definition");
    }
    List<String> arguments = new ArrayList<>();
    if (map.get("arguments") instanceof List<?> list) {
      list.forEach(each -> arguments.add(String.valueOf(each)));
    }
    return new SplLibrary.Macro(definition.toString(), arguments);
  }
}

package dev.haetae.search.command.declared;

import dev.haetae.detect.yaml.MalformedRule;
import dev.haetae.detect.yaml.RuleProblem;
import dev.haetae.detect.yaml.Yaml;
import dev.haetae.detect.yaml.YamlFile;
import dev.haetae.search.command.CustomCommands;
import dev.haetae.search.command.SearchCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The commands a folder declares, a YAML file each. Only what lies there can be run, whatever a
 * search or a lake says; the folder, its files and what they start must be this user's or the
 * system's, and nobody else may write to them.
 */
public final class CommandFolder implements CustomCommands {
  /** The keys of a file and what they say. */
  public static final Map<String, String> KEYS = CommandReader.KEYS;

  private static final long LARGEST_FILE = 1 << 20;

  /** The keys of {@code elasticsearch:} in a file and what they say. */
  public static final Map<String, String> CLUSTER_KEYS = ClusterReader.KEYS;

  private static final String SHIPPED = "elasticsearch";

  private final Path folder;
  private final TreeMap<String, DeclaredCommand> commands = new TreeMap<>();
  private final List<RuleProblem> problems = new ArrayList<>();

  private CommandFolder(Path folder) {
    this.folder = folder;
  }

  /** The commands of a folder that is not there: those that come with Haetae, to be set up. */
  public static CommandFolder absent(Path folder) {
    return new CommandFolder(folder);
  }

  /**
   * Reads a folder. What is wrong with a file is among the problems; the others are still there.
   *
   * @param taken names that are commands already
   * @param environment where references to variables are looked up
   * @throws IOException where the folder cannot be read
   */
  public static CommandFolder read(
      Path folder, Set<String> taken, Caller caller, Map<String, String> environment)
      throws IOException {
    CommandFolder read = new CommandFolder(folder);
    Optional<String> doubt = OwnFile.doubt(folder);
    if (doubt.isPresent()) {
      read.problems.add(RuleProblem.of(folder.toString(), "no command is read: " + doubt.get()));
      return read;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      List<Path> files = inside.filter(each -> each.toString().endsWith(".yml")).sorted().toList();
      for (Path file : files) {
        read.add(file, new CommandReader(file, taken, caller, environment));
      }
    }
    return read;
  }

  private void add(Path file, CommandReader reader) throws IOException {
    Optional<String> doubt = OwnFile.doubt(file);
    if (doubt.isPresent() || Files.size(file) > LARGEST_FILE) {
      problems.add(RuleProblem.of(file.toString(), doubt.orElse("larger than 1 MB")));
      return;
    }
    YamlFile yaml = YamlFile.read(file.toString(), Files.readString(file));
    problems.addAll(yaml.problems());
    for (Yaml document : yaml.documents()) {
      try {
        DeclaredCommand command = reader.read(document.asMapping());
        if (commands.putIfAbsent(command.name(), command) != null) {
          throw document.mark().refuse("the command " + command.name() + " is declared twice");
        }
      } catch (MalformedRule refused) {
        problems.add(refused.problem());
      }
    }
  }

  /** What is wrong with files, each with its place. */
  public List<RuleProblem> problems() {
    return List.copyOf(problems);
  }

  /** The commands, by name. */
  public List<DeclaredCommand> all() {
    return List.copyOf(commands.values());
  }

  @Override
  public Set<String> names() {
    Set<String> names = new TreeSet<>(commands.keySet());
    names.add(SHIPPED);
    return names;
  }

  @Override
  public Optional<SearchCommand> find(String name) {
    Optional<SearchCommand> declared =
        Optional.ofNullable(commands.get(name)).map(DeclaredCommand::command);
    return name.equals(SHIPPED) ? declared.or(() -> notSetUp().map(NotSetUp::new)) : declared;
  }

  /** How the command that comes with Haetae is set up, where it is not. */
  public Optional<String> notSetUp() {
    return commands.containsKey(SHIPPED)
        ? Optional.empty()
        : Optional.of(
            SHIPPED
                + " is not set up; write into "
                + folder.resolve(SHIPPED + ".yml")
                + ": {name: elasticsearch, help: Our cluster., elasticsearch: {url: https://...}}");
  }
}

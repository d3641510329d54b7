package dev.haetae.search.command.declared;

import dev.haetae.detect.yaml.MalformedRule;
import dev.haetae.detect.yaml.Yaml;
import dev.haetae.model.NearestName;
import dev.haetae.model.SecretReference;
import dev.haetae.search.command.CommandKind;
import dev.haetae.search.command.SearchCommand;
import dev.haetae.search.command.Terms;
import dev.haetae.search.command.elastic.ElasticCommand;
import dev.haetae.search.command.process.ProcessCommand;
import dev.haetae.search.command.process.ProgramDeclaration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Reads the declaration of one command. */
final class CommandReader {
  /** The keys of a declaration and what they say. */
  static final Map<String, String> KEYS = keys();

  private static final String CLUSTER = "elasticsearch";
  private static final String USAGE =
      " index=NAMES query=QUERY size=N start_time=TIME end_time=TIME";
  private static final Set<String> WHO = Set.of("users", "roles");
  private static final Set<String> LIMITS = Set.of("seconds", "rows", "megabytes");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,40}");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  private static final long SECONDS = 60;
  private static final long ROWS = 100_000;
  private static final long MEGABYTES = 256;

  private final Path file;
  private final Path folder;
  private final Set<String> taken;
  private final Caller caller;
  private final Map<String, String> environment;

  CommandReader(Path file, Set<String> taken, Caller caller, Map<String, String> environment) {
    this.file = file.toAbsolutePath();
    this.folder = Optional.ofNullable(this.file.getParent()).orElse(this.file);
    this.taken = taken;
    this.caller = caller;
    this.environment = environment;
  }

  private static Map<String, String> keys() {
    Map<String, String> keys = new LinkedHashMap<>();
    keys.put("name", "the command's name in searches: small letters, digits and _");
    keys.put("kind", "generating, streaming, eventing or reporting, as the program itself says");
    keys.put("executable", "the program, as a path from the file's folder; it runs in that folder");
    keys.put(
        CLUSTER,
        "in the place of executable: a cluster of OpenSearch or Elasticsearch, see below; its kind is"
            + " generating");
    keys.put("arguments", "what the program is given when it starts");
    keys.put("help", "what it does; the first line is shown by --list-commands");
    keys.put("usage", "how it is written in a search");
    keys.put(
        "may_run",
        "{users: [...], roles: [...]}: who may; roles are groups of the operating system."
            + " Everybody unless said");
    keys.put(
        "limits",
        "{seconds: %d, rows: %d, megabytes: %d}: how long it may run, and how much of what it"
                .formatted(SECONDS, ROWS, MEGABYTES)
            + " writes is taken");
    keys.put(
        "environment",
        "variables of the program, besides PATH, LANG, TZ and TMPDIR; a value env:NAME, file:PATH or"
            + " secret:NAME (a file in $CREDENTIALS_DIRECTORY or /run/secrets) is looked up");
    return Collections.unmodifiableMap(keys);
  }

  DeclaredCommand read(Yaml.Mapping declaration) {
    declaration.refuseOthers(KEYS.keySet());
    String name = name(declaration.require("name").asScalar());
    Yaml.Mapping who = mapping(declaration, "may_run", WHO);
    Terms terms = terms(name, refusal(name, who), mapping(declaration, "limits", LIMITS));
    boolean isCluster = declaration.get(CLUSTER).isPresent();
    return new DeclaredCommand(
        name,
        declaration.text("usage").orElse(isCluster ? name + USAGE : name),
        declaration.require("help").asText(),
        words(who),
        isCluster ? cluster(terms, declaration) : program(terms, declaration));
  }

  private Terms terms(String name, Optional<String> refusal, Yaml.Mapping limits) {
    return new Terms(
        name,
        refusal,
        whole(limits, "seconds", SECONDS),
        whole(limits, "rows", ROWS),
        whole(limits, "megabytes", MEGABYTES) << 20,
        file);
  }

  private SearchCommand cluster(Terms terms, Yaml.Mapping declaration) {
    for (String key : List.of("executable", "arguments", "environment")) {
      if (declaration.get(key).isPresent()) {
        throw declaration
            .require(key)
            .mark()
            .refuse(key + " and " + CLUSTER + " exclude each other");
      }
    }
    return new ElasticCommand(
        new ClusterReader(folder, environment)
            .read(terms, declaration.require(CLUSTER).asMapping()));
  }

  private SearchCommand program(Terms terms, Yaml.Mapping declaration) {
    return new ProcessCommand(
        new ProgramDeclaration(
            terms,
            executable(declaration.require("executable").asScalar()),
            declaration.texts("arguments"),
            folder,
            kind(declaration.require("kind").asScalar()),
            variables(declaration)));
  }

  private static Yaml.Mapping mapping(Yaml.Mapping in, String key, Set<String> known) {
    Optional<Yaml> value = in.get(key);
    if (value.isEmpty()) {
      return new Yaml.Mapping(Map.of(), in.mark());
    }
    Yaml.Mapping mapping = value.get().asMapping();
    mapping.refuseOthers(known);
    return mapping;
  }

  private String name(Yaml.Scalar name) {
    if (!NAME.matcher(name.text()).matches()) {
      throw name.mark()
          .refuse(
              "expected a name of small letters, digits and _, a letter first, met \""
                  + name.text()
                  + "\"");
    }
    if (taken.contains(name.text())) {
      throw name.mark()
          .refuse(name.text() + " is a command of the language; expected another name");
    }
    return name.text();
  }

  private static CommandKind kind(Yaml.Scalar kind) {
    return CommandKind.of(kind.text())
        .orElseThrow(() ->
            kind.mark()
                .refuse(
                    "expected "
                        + String.join(", ", CommandKind.words())
                        + ", met \""
                        + kind.text()
                        + "\""
                        + NearestName.ask(kind.text(), CommandKind.words())));
  }

  private Path executable(Yaml.Scalar executable) {
    Path program = folder.resolve(executable.text()).normalize();
    if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
      throw executable
          .mark()
          .refuse("expected a file that can be executed, met " + program + "; chmod +x it?");
    }
    Optional<String> doubt;
    try {
      doubt = OwnFile.doubt(program);
    } catch (IOException e) {
      throw executable.mark().refuse(program + " cannot be looked at");
    }
    doubt.ifPresent(why -> {
      throw executable.mark().refuse(why);
    });
    return program;
  }

  private static long whole(Yaml.Mapping limits, String key, long otherwise) {
    Optional<Yaml> value = limits.get(key);
    if (value.isEmpty()) {
      return otherwise;
    }
    Yaml.Scalar scalar = value.get().asScalar();
    if (!scalar.text().matches("[1-9][0-9]{0,8}")) {
      throw scalar
          .mark()
          .refuse("expected a whole number from 1 to 999999999, met \"" + scalar.text() + "\"");
    }
    return Long.parseLong(scalar.text());
  }

  private Optional<String> refusal(String name, Yaml.Mapping who) {
    List<String> users = who.texts("users");
    List<String> roles = who.texts("roles");
    boolean may =
        (users.isEmpty() && roles.isEmpty())
            || users.contains(caller.user())
            || roles.stream().anyMatch(caller.roles()::contains);
    return may
        ? Optional.empty()
        : Optional.of(
            caller.user() + " may not run " + name + "; " + file + " allows " + words(who));
  }

  private static String words(Yaml.Mapping who) {
    List<String> parts = new ArrayList<>();
    if (!who.texts("users").isEmpty()) {
      parts.add("users " + String.join(", ", who.texts("users")));
    }
    if (!who.texts("roles").isEmpty()) {
      parts.add("roles " + String.join(", ", who.texts("roles")));
    }
    return parts.isEmpty() ? "everybody" : String.join("; ", parts);
  }

  /** The variables of the program's environment, looked up when it starts. */
  private Supplier<Map<String, String>> variables(Yaml.Mapping declaration) {
    Map<String, String> written = new LinkedHashMap<>();
    Optional<Yaml> value = declaration.get("environment");
    if (value.isPresent()) {
      for (Yaml.Entry entry : value.get().asMapping().entries().values()) {
        if (!VARIABLE.matcher(entry.key()).matches()) {
          throw refused(entry, "expected the name of a variable, met \"" + entry.key() + "\"");
        }
        written.put(entry.key(), entry.value().asText());
      }
    }
    return () -> {
      Map<String, String> values = new LinkedHashMap<>();
      written.forEach((name, text) ->
          values.put(
              name,
              SecretReference.of(text)
                  .map(each -> Secret.of(each, environment, folder))
                  .orElse(text)));
      return values;
    };
  }

  private static MalformedRule refused(Yaml.Entry entry, String why) {
    return entry.mark().refuse(why);
  }
}

package dev.haetae.search.command.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.search.command.CommandFailure;
import dev.haetae.search.command.CommandKind;
import dev.haetae.search.command.InputRows;
import dev.haetae.search.command.Invocation;
import dev.haetae.search.command.OutputRows;
import dev.haetae.search.csv.CsvReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is said to a program and what it answers: first getinfo, then execute until it is finished.
 */
final class Conversation {
  /** As many rows and characters as go into one message. */
  private static final int ROWS = 10_000;

  private static final int CHARACTERS = 4 << 20;
  private static final int LONGEST_ROW = 32 << 20;
  private static final int LONGEST_NOTE = 1_000;
  private static final byte[] NOTHING = new byte[0];
  private static final JsonMapper JSON = new JsonMapper();

  private final ProgramDeclaration declaration;
  private final Invocation invocation;
  private final Program program;
  private final OutputRows output;
  private boolean finished;
  private boolean cut;

  Conversation(
      ProgramDeclaration declaration, Invocation invocation, Program program, OutputRows output) {
    this.declaration = declaration;
    this.invocation = invocation;
    this.program = program;
    this.output = output;
  }

  /**
   * Holds it to its end, or until no more rows are wanted.
   *
   * @return whether the program itself came to its end
   */
  boolean hold(InputRows input) throws IOException {
    JsonNode answer = introduced();
    if (declaration.kind() == CommandKind.GENERATING) {
      while (!finished) {
        execute(NOTHING, false);
      }
      return !cut;
    }
    Feeder feeder = new Feeder();
    try {
      input.read(required(answer), before(answer), feeder);
    } catch (UncheckedIOException wrong) {
      throw wrong.getCause();
    }
    if (!finished) {
      execute(feeder.rest(), true);
    }
    while (!finished) {
      execute(NOTHING, true);
    }
    return !cut;
  }

  private JsonNode introduced() throws IOException {
    ObjectNode metadata = JSON.createObjectNode();
    metadata.put("action", "getinfo");
    metadata.put("preview", false);
    metadata.put("streaming_command_will_restart", false);
    ObjectNode told = metadata.putObject("searchinfo");
    invocation.arguments().forEach(told.putArray("args")::add);
    invocation.written().forEach(told.putArray("raw_args")::add);
    told.put("command", invocation.name());
    told.put("search", invocation.search());
    told.put("sid", Long.toString(invocation.now().toEpochMilli()));
    told.put("app", "haetae");
    told.put("owner", System.getProperty("user.name", ""));
    told.put("username", System.getProperty("user.name", ""));
    told.put("earliest_time", seconds(invocation.range().from()));
    told.put("latest_time", seconds(invocation.range().to()));
    told.put("maxresultrows", declaration.terms().rows());
    for (String none : List.of("session_key", "splunkd_uri", "splunk_version", "dispatch_dir")) {
      told.putNull(none);
    }
    program.send(bytes(metadata), NOTHING);
    Message answer = answer();
    refuseOtherKind(answer.metadata());
    return answer.metadata();
  }

  /** In seconds since 1970; 0 where the range has no such end, as Splunk says it. */
  private static String seconds(Optional<Instant> time) {
    return time.map(each -> "%d.%03d".formatted(each.getEpochSecond(), each.getNano() / 1_000_000))
        .orElse("0");
  }

  private static byte[] bytes(ObjectNode metadata) {
    try {
      return JSON.writeValueAsBytes(metadata);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private void refuseOtherKind(JsonNode answer) {
    String type = answer.path("type").asText("streaming");
    CommandKind said =
        answer.path("generating").asBoolean(false)
            ? CommandKind.GENERATING
            : switch (type) {
              case "streaming", "stateful" -> CommandKind.STREAMING;
              case "events", "eventing" -> CommandKind.EVENTING;
              case "reporting" -> CommandKind.REPORTING;
              default ->
                  throw new CommandFailure(
                      "says it is of type \""
                          + type
                          + "\"; expected streaming, stateful, events or reporting");
            };
    if (said != declaration.kind() && !invocation.preparing()) {
      throw new CommandFailure(
          "says it is "
              + said.word()
              + "; "
              + declaration.terms().file()
              + " says kind: "
              + declaration.kind().word());
    }
  }

  private static List<String> required(JsonNode answer) {
    List<String> fields = new ArrayList<>();
    answer.path("required_fields").forEach(each -> fields.add(each.asText()));
    fields.remove("*");
    return fields;
  }

  private Optional<String> before(JsonNode answer) {
    String steps = answer.path("streaming_preop").asText("").strip();
    return steps.isEmpty() || invocation.preparing() ? Optional.empty() : Optional.of(steps);
  }

  private void execute(byte[] body, boolean last) throws IOException {
    ObjectNode metadata = JSON.createObjectNode();
    metadata.put("action", "execute");
    metadata.put("preview", false);
    metadata.put("finished", last);
    program.send(bytes(metadata), body);
    Message answer = answer();
    cut = !rows(answer);
    finished = cut || answer.finished();
  }

  /** The next message, its words for the user passed on. */
  private Message answer() throws IOException {
    Message answer =
        program
            .receive()
            .orElseThrow(() -> new CommandFailure("ended before it had finished" + code()));
    JsonNode error = answer.metadata().path("error");
    if (error.isTextual()) {
      throw new CommandFailure("says: " + words(error.asText()));
    }
    for (JsonNode message : answer.metadata().path("inspector").path("messages")) {
      String level = message.path(0).asText("");
      String said = words(message.path(1).asText(""));
      if (level.equalsIgnoreCase("ERROR") || level.equalsIgnoreCase("FATAL")) {
        throw new CommandFailure("says: " + said);
      }
      output.note(declaration.terms().name() + " says: " + said);
    }
    return answer;
  }

  private String code() {
    try {
      return program.end().map(code -> ", with code " + code).orElse("");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "";
    }
  }

  private static String words(String said) {
    String plain = said.replaceAll("\\p{Cntrl}", " ");
    return plain.length() > LONGEST_NOTE ? plain.substring(0, LONGEST_NOTE) + "…" : plain;
  }

  private boolean rows(Message answer) throws IOException {
    CsvReader csv =
        new CsvReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8), LONGEST_ROW);
    Optional<List<String>> names = csv.next();
    if (names.isEmpty()) {
      return true;
    }
    for (Optional<List<String>> row = csv.next(); row.isPresent(); row = csv.next()) {
      if (!output.row(fields(names.get(), row.get()))) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, List<String>> fields(List<String> names, List<String> cells)
      throws IOException {
    if (cells.size() != names.size()) {
      throw new IOException(
          "a row of " + cells.size() + " cells where " + names.size() + " fields are named");
    }
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      String name = names.get(i);
      if (cells.get(i).isEmpty()) {
        continue;
      }
      if (name.startsWith(MultipleValues.PREFIX)) {
        fields.put(
            name.substring(MultipleValues.PREFIX.length()), MultipleValues.read(cells.get(i)));
      } else {
        fields.putIfAbsent(name, List.of(cells.get(i)));
      }
    }
    return fields;
  }

  /** Sends rows as they come, a message for many. */
  private final class Feeder implements InputRows.Consumer {
    private Optional<CsvChunk> chunk = Optional.empty();

    @Override
    public void begin(List<String> fields) {
      chunk = Optional.of(new CsvChunk(fields));
    }

    @Override
    public boolean take(List<List<String>> values) {
      CsvChunk rows = chunk.orElseThrow();
      rows.add(values);
      if (rows.rows() >= ROWS || rows.size() >= CHARACTERS) {
        try {
          execute(rows.take(), false);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return !finished;
    }

    byte[] rest() {
      return chunk.filter(rows -> rows.rows() > 0).map(CsvChunk::take).orElse(NOTHING);
    }
  }
}

package dev.haetae.search.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A program that speaks the chunked protocol, written from its description and with none of the
 * code it is a test of: what it does is its first argument.
 */
public final class ChunkedProgram {
  private static final JsonMapper JSON = new JsonMapper();
  private static final DataInputStream IN = new DataInputStream(System.in);

  private ChunkedProgram() {}

  /** Speaks until there is no more to say. */
  public static void main(String[] arguments) throws Exception {
    String mode = arguments[0];
    JsonNode info = received().metadata;
    switch (mode) {
      case "streaming" -> {
        send("{\"type\":\"streaming\",\"required_fields\":[\"user\"]}", "");
        addColumn();
      }
      case "eventing" -> {
        send("{\"type\":\"events\"}", "");
        addColumn();
      }
      case "reporting" -> {
        send("{\"type\":\"reporting\"}", "");
        count();
      }
      case "prepared" -> {
        String first = "eval twice=bytes*2 | where twice>100";
        send("{\"type\":\"reporting\",\"streaming_preop\":\"" + first + "\"}", "");
        count();
      }
      case "generating" -> {
        send("{\"type\":\"streaming\",\"generating\":true}", "");
        generate(info);
      }
      case "several" -> {
        send("{\"generating\":true}", "");
        received();
        send("{\"finished\":true}", "who,__mv_who\n\"anna\nbob\",$anna$;$b$$ob$\n");
      }
      case "environment" -> {
        send("{\"generating\":true}", "");
        received();
        send("{\"finished\":true}", "names,token\n" + environment());
      }
      case "messages" -> {
        send("{\"generating\":true}", "");
        received();
        String told = "[[\"INFO\",\"half of it was old\"],[\"WARN\",\"no newer\"]]";
        send("{\"finished\":true,\"inspector\":{\"messages\":" + told + "}}", "");
      }
      case "error" -> {
        send("{\"generating\":true}", "");
        received();
        String told = "[[\"ERROR\",\"the key has run out\"]]";
        send("{\"finished\":true,\"inspector\":{\"messages\":" + told + "}}", "");
      }
      case "refuses" -> send("{\"error\":\"no field is named\"}", "");
      case "hangs" -> {
        send("{\"generating\":true}", "");
        Thread.sleep(600_000);
      }
      case "deaf" -> {
        send("{\"type\":\"streaming\"}", "");
        Thread.sleep(600_000);
      }
      case "crashes" -> {
        send("{\"type\":\"streaming\"}", "");
        System.err.println("Traceback:\n  no such index " + "x".repeat(5000) + "last words");
        System.exit(7);
      }
      case "babbles" ->
          System.out.println("Hello, I am no protocol at all, but a program of words");
      case "endless" -> {
        send("{\"generating\":true}", "");
        while (true) {
          send("{\"finished\":false}", "n\n" + "1\n".repeat(1000));
        }
      }
      case "large" -> {
        send("{\"generating\":true}", "");
        send("{\"finished\":true}", "n\n" + ("x".repeat(1 << 16) + "\n").repeat(64));
      }
      default -> throw new IllegalArgumentException(mode);
    }
  }

  private static String environment() {
    return "\""
        + String.join(" ", System.getenv().keySet().stream().sorted().toList())
        + "\","
        + System.getenv().getOrDefault("TOKEN", "");
  }

  private static void addColumn() throws IOException {
    for (Received next = received(); ; next = received()) {
      List<String> lines = next.body.isEmpty() ? List.of() : next.body.lines().toList();
      List<String> out = new ArrayList<>();
      for (String line : lines) {
        out.add(
            line + (out.isEmpty() ? ",owner" : ",the \"\"team\"\"".replace("the", "\"the") + "\""));
      }
      boolean last = next.metadata.get("finished").asBoolean();
      send("{\"finished\":" + last + "}", String.join("\n", out));
      if (last) {
        return;
      }
    }
  }

  private static void count() throws IOException {
    long rows = 0;
    while (true) {
      Received next = received();
      rows += Math.max(0, next.body.lines().count() - 1);
      if (next.metadata.get("finished").asBoolean()) {
        send("{\"finished\":true}", "rows\n" + rows + "\n");
        return;
      }
      send("{\"finished\":false}", "");
    }
  }

  /** Three messages of two rows, each when it is asked for. */
  private static void generate(JsonNode info) throws IOException {
    JsonNode told = info.get("searchinfo");
    for (int i = 0; i < 3; i++) {
      received();
      String rows =
          Arrays.asList("a", "b").stream()
              .map(each ->
                  (1_700_000_000 + 60) + "," + each + "," + told.get("args").get(0).asText())
              .reduce((one, other) -> one + "\n" + other)
              .orElseThrow();
      String from = told.get("earliest_time").asText();
      send("{\"finished\":" + (i == 2) + "}", "_time,name,from\n" + rows + from + "\n");
    }
  }

  private record Received(JsonNode metadata, String body) {}

  private static Received received() throws IOException {
    String[] header = line().split(",", -1);
    if (!header[0].equals("chunked 1.0")) {
      throw new IOException("no header: " + header[0]);
    }
    JsonNode metadata = JSON.readTree(bytes(Integer.parseInt(header[1])));
    String body = new String(bytes(Integer.parseInt(header[2])), StandardCharsets.UTF_8);
    return new Received(metadata, body);
  }

  private static byte[] bytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    IN.readFully(bytes);
    return bytes;
  }

  private static String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = IN.readUnsignedByte(); c != '\n'; c = IN.readUnsignedByte()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private static void send(String metadata, String body) throws IOException {
    byte[] one = metadata.getBytes(StandardCharsets.UTF_8);
    byte[] other = body.getBytes(StandardCharsets.UTF_8);
    System.out.write(
        ("chunked 1.0," + one.length + "," + other.length + "\n").getBytes(StandardCharsets.UTF_8));
    System.out.write(one);
    System.out.write(other);
    System.out.flush();
  }
}

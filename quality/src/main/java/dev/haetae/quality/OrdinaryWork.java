package dev.haetae.quality;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Work that goes on in every company, call by call as we know it to be logged: infrastructure as
 * code, an administrator's day, a deployment, what services do by themselves, an audit. Every
 * finding is a fault, by level.
 */
final class OrdinaryWork implements Evaluation {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant BEGIN = Instant.parse("2026-03-02T09:00:00Z");
  private static final String ACCOUNT = "111122223333";

  private final Scanner scanner;
  private final Path folder;

  /** The scenarios of a folder. */
  OrdinaryWork(Scanner scanner, Path folder) {
    this.scanner = scanner;
    this.folder = folder;
  }

  @Override
  public String name() {
    return "ordinary";
  }

  @Override
  public Optional<List<Case>> run() throws IOException {
    List<Case> cases = new ArrayList<>();
    try (Stream<Path> list = Files.list(folder)) {
      List<Path> files = list.sorted().toList();
      for (Path file : files) {
        String name = file.getFileName().toString().replace(".json", "");
        MemoryLog log = new MemoryLog(name, records(JSON.readTree(file.toFile())));
        cases.addAll(Found.byLevel(name, scanner.scan(log).findings()));
      }
    }
    return Optional.of(cases);
  }

  private static String records(JsonNode scenario) throws IOException {
    StringBuilder records = new StringBuilder();
    int number = 0;
    for (JsonNode call : scenario.path("calls")) {
      for (int time = 1; time <= call.path("times").asInt(1); time++) {
        String record = record(scenario, call, number++).toString();
        records.append(record.replace("{n}", Integer.toString(time))).append('\n');
      }
    }
    return records.toString();
  }

  private static ObjectNode record(JsonNode scenario, JsonNode call, int number) {
    ObjectNode record = JSON.createObjectNode();
    ObjectNode who = scenario.path("who").deepCopy();
    if (call.has("service")) {
      who.set("invokedBy", call.path("service"));
    }
    record.put("eventVersion", "1.11").set("userIdentity", who);
    long second = (long) number * scenario.path("every").asInt();
    record.put("eventTime", BEGIN.plusSeconds(second).toString());
    record.set("eventSource", call.path("source"));
    record.set("eventName", call.path("name"));
    record.put("awsRegion", "eu-west-1");
    record.set("sourceIPAddress", scenario.path("address"));
    record.set("userAgent", scenario.path("agent"));
    if (call.has("error")) {
      record.set("errorCode", call.path("error"));
    }
    record.set("requestParameters", call.has("request") ? call.path("request") : null);
    record.set("responseElements", call.has("response") ? call.path("response") : null);
    if (call.has("extra")) {
      record.set("additionalEventData", call.path("extra"));
    }
    record.put("eventID", String.format("00000000-0000-4000-8000-%012d", number));
    record.put("readOnly", call.path("readOnly").asBoolean());
    record.put("eventType", call.path("type").asText("AwsApiCall"));
    record.put("managementEvent", true).put("recipientAccountId", ACCOUNT);
    return record;
  }
}

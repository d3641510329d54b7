package dev.haetae.formats.lambdatext;

import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.Times;
import dev.haetae.formats.line.AccountAndRegion;
import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.Event;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reads a platform line; lines of the function itself are none. */
final class LambdaTextParser implements LineParser {
  /** Words a line begins with, by what must follow. */
  private static final Map<String, List<String>> BEGINNINGS =
      Map.of(
          "RequestId: ", List.of("START", "END", "REPORT"),
          "Runtime Version: ", List.of("INIT_START", "RESTORE_START"),
          "Init Duration: ", List.of("INIT_REPORT"),
          "Restore Duration: ", List.of("RESTORE_REPORT"));

  /** What the lines call things, by what the platform's JSON calls them. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("RequestId", "record.requestId"),
          Map.entry("Version", "record.version"),
          Map.entry("Runtime Version", "record.runtimeVersion"),
          Map.entry("Runtime Version ARN", "record.runtimeVersionArn"),
          Map.entry("Duration", "record.metrics.durationMs"),
          Map.entry("Billed Duration", "record.metrics.billedDurationMs"),
          Map.entry("Memory Size", "record.metrics.memorySizeMB"),
          Map.entry("Max Memory Used", "record.metrics.maxMemoryUsedMB"),
          Map.entry("Init Duration", "record.metrics.initDurationMs"),
          Map.entry("Restore Duration", "record.metrics.restoreDurationMs"),
          Map.entry("Billed Restore Duration", "record.metrics.billedRestoreDurationMs"),
          Map.entry("Phase", "record.phase"),
          Map.entry("Status", "record.status"),
          Map.entry("Error Type", "record.errorType"),
          Map.entry("XRAY TraceId", "record.tracing.traceId"),
          Map.entry("SegmentId", "record.tracing.segmentId"),
          Map.entry("Sampled", "record.tracing.sampled"));

  /** A run that is stopped, or a version behind the id, stands after a blank and not a tab. */
  private static final String VERSION = " Version: ";

  private final FieldSelection selection;
  private final AccountAndRegion accountAndRegion;

  LambdaTextParser(FieldSelection selection, Origin origin) {
    this.selection = selection;
    this.accountAndRegion = new AccountAndRegion(origin);
  }

  @Override
  public Outcome parse(byte[] bytes, int start, int end, Event event) {
    if (Scan.afterBlanks(bytes, start, end) == end) {
      return Outcome.NOTHING;
    }
    int blank = Math.min(Scan.until(bytes, start, end, ' '), Scan.until(bytes, start, end, '\t'));
    long time = Times.iso(bytes, start, blank);
    int from = time == Event.NO_TIME ? start : Math.min(blank + 1, end);
    String line = new String(bytes, from, end - from, StandardCharsets.UTF_8).stripTrailing();
    int space = line.indexOf(' ');
    String type = space < 0 ? "" : line.substring(0, space);
    String rest = line.substring(space + 1);
    if (!isOurs(type, rest)) {
      return Outcome.NOT_UNDERSTOOD;
    }
    EventWriter writer = event.writer();
    writer.time(time);
    accountAndRegion.begin(writer);
    add(writer, "type", type);
    for (String part : rest.replace(VERSION, "\t" + VERSION.stripLeading()).split("\t", -1)) {
      tell(writer, part.strip());
    }
    return Outcome.EVENT;
  }

  private static boolean isOurs(String type, String rest) {
    return BEGINNINGS.entrySet().stream()
        .anyMatch(each -> rest.startsWith(each.getKey()) && each.getValue().contains(type));
  }

  /** Adds what a part such as {@code Duration: 12.34 ms} says. */
  private void tell(EventWriter writer, String part) {
    int colon = part.indexOf(": ");
    String name = colon < 0 ? "" : NAMES.getOrDefault(part.substring(0, colon), "");
    if (name.isEmpty()) {
      return;
    }
    String value = part.substring(colon + 2).strip();
    add(writer, name, value);
    if (name.equals("record.status")) {
      add(writer, "haetae.outcome", value.equals("success") ? "success" : "failed");
    }
  }

  private void add(EventWriter writer, String name, String value) {
    int field = selection.number(name);
    if (field < 0) {
      return;
    }
    boolean isNumber = name.startsWith("record.metrics.");
    String text = isNumber ? value.split(" ", 2)[0] : value;
    writer.add(field, isNumber ? ValueKind.NUMBER : ValueKind.STRING, text);
  }
}

package dev.haetae.detect.indicator.read;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.model.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads STIX bundles and MISP events, object by object. No reference is ever followed, so objects
 * that refer to each other in a circle are read like any others.
 */
final class JsonLists {
  private static final int LONGEST_TEXT = 1 << 20;

  private static final JsonFactory FACTORY = factory();

  private final Admission admission;

  JsonLists(Admission admission) {
    this.admission = admission;
  }

  private static JsonFactory factory() {
    return JsonFactory.builder()
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(Limits.DEFAULT.records().depth())
                .maxStringLength(LONGEST_TEXT)
                .build())
        .build();
  }

  void read(InputStream in, ListFormat format) throws IOException {
    try (JsonParser parser = FACTORY.createParser(in)) {
      boolean any = false;
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
          if (format == ListFormat.STIX && isStixObject(parser)) {
            any |= takeStix(parser);
          } else if (format == ListFormat.MISP && isAttribute(parser)) {
            any = true;
            takeMisp(parser);
          }
        }
      }
      if (!any) {
        throw new UnreadableList(
            format == ListFormat.STIX
                ? "it is JSON without STIX objects; expected a bundle: {\"type\": \"bundle\","
                    + " \"objects\": […]}"
                : "it is JSON without MISP attributes; expected {\"Event\": {\"Attribute\": […]}}");
      }
    } catch (StreamConstraintsException tooMuch) {
      throw new UnreadableList(
          "it is nested deeper than "
              + Limits.DEFAULT.records().depth()
              + " levels, or has a text of more than "
              + LONGEST_TEXT
              + " characters; no list of indicators does");
    } catch (JsonProcessingException malformed) {
      throw new UnreadableList(
          (malformed instanceof JsonEOFException
                  ? "it ends before it is complete"
                  : "it is not well-formed JSON: " + malformed.getOriginalMessage())
              + " (line "
              + (malformed.getLocation() == null ? 1 : malformed.getLocation().getLineNr())
              + ")");
    }
  }

  /** An element of {@code objects}, or of a list of objects without a bundle. */
  private static boolean isStixObject(JsonParser parser) {
    JsonStreamContext list = parser.getParsingContext().getParent();
    if (list == null || !list.inArray()) {
      return false;
    }
    String name = list.getParent() == null ? null : list.getParent().getCurrentName();
    return list.getParent() == null || list.getParent().inRoot() || "objects".equals(name);
  }

  private static boolean isAttribute(JsonParser parser) {
    JsonStreamContext list = parser.getParsingContext().getParent();
    return list != null
        && list.inArray()
        && list.getParent() != null
        && "Attribute".equals(list.getParent().getCurrentName());
  }

  /** The single values of an object; of a list of texts its texts, of objects their names. */
  private static Map<String, String> values(JsonParser parser) throws IOException {
    Map<String, String> values = new HashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT && parser.currentToken() != null) {
      String name = parser.currentName();
      JsonToken token = parser.nextToken();
      if (token == JsonToken.START_ARRAY) {
        values.put(name, words(parser));
      } else if (token == JsonToken.START_OBJECT) {
        parser.skipChildren();
      } else if (token != null && token.isScalarValue() && token != JsonToken.VALUE_NULL) {
        values.put(name, parser.getText());
      }
      if (values.size() > 200) {
        throw new UnreadableList("an object with more than 200 values, as no list has them");
      }
    }
    return values;
  }

  private static String words(JsonParser parser) throws IOException {
    StringBuilder words = new StringBuilder();
    int depth = 1;
    while (depth > 0) {
      JsonToken token = parser.nextToken();
      if (token == null) {
        break;
      }
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.VALUE_STRING && words.length() < 4096) {
        words.append(words.isEmpty() ? "" : " ").append(parser.getText());
      }
    }
    return words.toString();
  }

  private boolean takeStix(JsonParser parser) throws IOException {
    long line = parser.currentTokenLocation().getLineNr();
    Map<String, String> values = values(parser);
    String type = values.getOrDefault("type", "");
    if (!type.equals("indicator")) {
      if (!type.isEmpty()) {
        admission.leaveOut("STIX objects that are no indicators");
      }
      return !type.isEmpty();
    }
    if (values.getOrDefault("revoked", "false").equals("true")) {
      admission.leaveOut("revoked by who published them");
      return true;
    }
    takePattern(line, values);
    return true;
  }

  private void takePattern(long line, Map<String, String> values) throws UnreadableList {
    String text = values.getOrDefault("pattern", "");
    if (!values.getOrDefault("pattern_type", "stix").equals("stix")) {
      admission.leaveOut("patterns of other languages than STIX's");
      return;
    }
    Optional<StixPattern> pattern = StixPattern.of(text);
    if (pattern.isEmpty()) {
      admission.tellBroken(line, text, "a STIX pattern such as [ipv4-addr:value = '192.0.2.1']");
      return;
    }
    for (String each : pattern.get().notTaken()) {
      admission.leaveOut("comparisons that cannot be looked up: " + shown(each));
    }
    Hint hint = stixHint(line, values);
    int confidence = hint.confidence() < 0 ? admission.settings().confidence() : hint.confidence();
    for (StixPattern.Value each : pattern.get().values()) {
      admission.offer(
          line,
          each.text(),
          hint.withKind(each.kind())
              .withConfidence(pattern.get().isTogether() ? confidence / 2 : confidence));
    }
  }

  private static String shown(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private Hint stixHint(long line, Map<String, String> values) {
    Optional<Category> category =
        CategoryWords.of(values.getOrDefault("indicator_types", ""))
            .or(() -> CategoryWords.of(values.getOrDefault("labels", "")));
    String confidence = values.getOrDefault("confidence", "");
    return new Hint(
        Optional.empty(),
        category,
        confidence.matches("[0-9]{1,3}") ? Integer.parseInt(confidence) : Hint.UNSAID,
        admission.expiry(line, values.getOrDefault("valid_until", "")),
        values.getOrDefault("name", ""));
  }

  private void takeMisp(JsonParser parser) throws IOException {
    long line = parser.currentTokenLocation().getLineNr();
    Map<String, String> values = values(parser);
    String type = values.getOrDefault("type", "");
    if (values.getOrDefault("deleted", "false").matches("true|1")) {
      admission.leaveOut("deleted by who published them");
    } else if (!values.getOrDefault("to_ids", "false").matches("true|1")) {
      admission.leaveOut("not meant for detection (to_ids)");
    } else {
      takeAttribute(line, type, values);
    }
  }

  private void takeAttribute(long line, String type, Map<String, String> values)
      throws UnreadableList {
    Optional<TypeWords.Meaning> meaning = TypeWords.of(type).filter(TypeWords.Meaning::isLookedUp);
    if (meaning.isEmpty()) {
      admission.leaveOut("kinds that no log is looked up by: " + shown(type));
      return;
    }
    Hint hint =
        new Hint(
            meaning.get().kind().filter(kind -> kind == IndicatorKind.USER_AGENT),
            CategoryWords.of(
                values.getOrDefault("Tag", "") + " " + values.getOrDefault("comment", "")),
            Hint.UNSAID,
            Indicator.NEVER,
            values.getOrDefault("comment", ""));
    String value = values.getOrDefault("value", "");
    if (type.startsWith("filename|")) {
      admission.offer(line, value.substring(value.lastIndexOf('|') + 1), hint);
    } else if (type.equals("domain|ip")) {
      for (String each : value.split("\\|", 2)) {
        admission.offer(line, each, hint);
      }
    } else {
      int port = type.endsWith("|port") ? value.indexOf('|') : -1;
      admission.offer(line, port < 0 ? value : value.substring(0, port), hint);
    }
  }
}

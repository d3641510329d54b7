package dev.haetae.simulate.cloudtrail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Machine;
import dev.haetae.simulate.text.Alphabets;
import dev.haetae.simulate.text.ByteText;
import dev.haetae.simulate.text.Draw;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What can stand in a template: {@code ${account}}, {@code ${hex17}}, {@code ${secondsAgo3600}},
 * any kind of resource an account holds, and whatever the caller of the call sets by name. A slot
 * named twice in one record holds the same value twice.
 */
final class Slots {
  private static final byte[] BASE64 = Alphabets.BASE64.getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BASE32 = Alphabets.BASE32.getBytes(StandardCharsets.US_ASCII);
  private static final byte[] UPPER = Alphabets.UPPER.getBytes(StandardCharsets.US_ASCII);
  private static final DateTimeFormatter SPOKEN =
      DateTimeFormatter.ofPattern("MMM d, yyyy, h:mm:ss a", Locale.US).withZone(ZoneOffset.UTC);
  private static final List<String> OBJECT_KINDS = List.of("json", "parquet", "csv", "jpg", "pdf");

  private static final JsonNode ORDINARY = ordinaryValues();
  private static final Map<String, Slot> FIXED = new HashMap<>();

  static {
    FIXED.put("account", (out, s) -> out.add(s.account().id()));
    FIXED.put("accountName", (out, s) -> out.add(s.account().name()));
    FIXED.put("region", (out, s) -> out.add(s.region()));
    FIXED.put("now", (out, s) -> out.time(s.second()));
    FIXED.put("inAnHour", (out, s) -> out.add(spoken(s.second() + 3600)));
    FIXED.put("nowSpoken", (out, s) -> out.add(spoken(s.second())));
    FIXED.put("requestTime", (out, s) -> out.number(s.second() * 1000));
    FIXED.put("sessionToken", (out, s) -> token(out, s.bits(11)));
    FIXED.put("grantedKey", (out, s) -> out.add("ASIA").letters(s.bits(12), BASE32, 16));
    FIXED.put("newKey", (out, s) -> out.add("AKIA").letters(s.bits(13), BASE32, 16));
    FIXED.put("id2", (out, s) -> out.letters(s.bits(14), BASE64, 75).add('='));
    FIXED.put("s3Request", (out, s) -> out.letters(s.bits(1), UPPER, 16));
    FIXED.put("principal", (out, s) -> out.letters(s.bits(15), BASE32, 17));
    FIXED.put("requestId", (out, s) -> out.uuid(s.bits(1), s.bits(2)));
    FIXED.put("objectKey", Slots::objectKey);
    FIXED.put("instanceId", machine(machine -> machine.instanceId()));
    FIXED.put("privateAddress", machine(machine -> machine.privateAddress()));
    FIXED.put("networkInterface", machine(machine -> machine.networkInterface()));
  }

  private Slots() {}

  /**
   * Finds what fills a slot where the caller does not say.
   *
   * @throws IllegalArgumentException where no such slot exists and accounts hold no such resource
   */
  static Slot named(String name, Account example) {
    Slot inside = unset(name, example);
    return (out, situation) -> {
      Map<String, String> values = situation.values();
      String value = values.isEmpty() ? null : values.get(name);
      if (value != null) {
        out.add(value);
      } else {
        inside.write(out, situation);
      }
    };
  }

  private static Slot unset(String name, Account example) {
    Slot fixed = FIXED.get(name);
    if (fixed != null) {
      return fixed;
    }
    long use = Draw.hash(name);
    int digits = name.length();
    while (digits > 0 && Character.isDigit(name.charAt(digits - 1))) {
      digits--;
    }
    if (digits < name.length()) {
      return sized(name.substring(0, digits), Integer.parseInt(name.substring(digits)), use);
    }
    if (ORDINARY.has(name)) {
      return ordinary(ORDINARY.get(name), use, example);
    }
    example.names(name);
    return (out, s) -> {
      List<String> names = s.account().names(name);
      out.add(names.get(Draw.within(s.bits(use), names.size())));
    };
  }

  /** One of the values {@code ordinary.json} lists for a slot; they are templates themselves. */
  private static Slot ordinary(JsonNode values, long use, Account example) {
    List<Template> choices = new ArrayList<>();
    values.forEach(value -> choices.add(Template.of(value.asText(), example)));
    return (out, s) -> choices.get(Draw.within(s.bits(use), choices.size())).write(out, s);
  }

  private static JsonNode ordinaryValues() {
    try (InputStream in = Slots.class.getResourceAsStream("ordinary.json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(in, "ordinary.json is missing"));
    } catch (IOException e) {
      throw new UncheckedIOException("ordinary.json: " + e.getMessage(), e);
    }
  }

  private static Slot sized(String kind, int size, long use) {
    return switch (kind) {
      case "hex" ->
          (out, s) -> {
            for (int left = size; left > 0; left -= 16) {
              out.hex(s.bits(use + left), Math.min(16, left));
            }
          };
      case "uuid" -> (out, s) -> out.uuid(s.bits(use), s.bits(use + 1));
      case "number" -> (out, s) -> out.number(Draw.within(s.bits(use), size));
      case "skewed" -> (out, s) -> out.number(skewed(s.bits(use), size));
      case "upper" -> (out, s) -> out.letters(s.bits(use), UPPER, size);
      case "secondsAgo" -> (out, s) -> out.time(s.second() - size);
      case "daysAgo" -> (out, s) -> out.time(s.second() - size * 86_400L);
      default ->
          throw new IllegalArgumentException(
              "slot \""
                  + kind
                  + size
                  + "\": expected hex, uuid, number, skewed, upper, secondsAgo or daysAgo");
    };
  }

  /** Sizes as they are: mostly small, now and then near the largest. */
  private static int skewed(long bits, int largest) {
    double unit = (bits >>> 11) * 0x1.0p-53;
    return (int) (unit * unit * unit * largest);
  }

  private static String spoken(long second) {
    return SPOKEN.format(Instant.ofEpochSecond(second));
  }

  private static void token(ByteText out, long bits) {
    out.add("IQoJb3JpZ2luX2VjE").letters(bits, BASE64, 300).add("==");
  }

  private static void objectKey(ByteText out, Situation s) {
    long bits = s.bits(16);
    List<String> folders = s.account().names("serviceName");
    out.add(folders.get(Draw.within(bits, folders.size())))
        .add("/year=")
        .add(new ByteText(20).time(s.second()).substring(0, 4))
        .add("/part-")
        .padded((int) (bits & 0xFFF), 5)
        .add('-')
        .uuid(Draw.mix(bits, 1), Draw.mix(bits, 2))
        .add('.')
        .add(OBJECT_KINDS.get((int) (bits >>> 61) % OBJECT_KINDS.size()));
  }

  private static Slot machine(Function<Machine, String> part) {
    return (out, s) -> {
      var machines = s.account().machines();
      out.add(part.apply(machines.get(Draw.within(s.bits(17), machines.size()))));
    };
  }
}

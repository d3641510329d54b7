package dev.haetae.simulate.cloudtrail;

import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.text.ByteText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSON with places to fill: {@code ${name}} inside a string, {@code "#{name}"} for a number or an
 * object. Taken apart once, put together by copying bytes.
 */
final class Template {
  private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}|\"#\\{(\\w+)}\"");

  private final List<Slot> parts;

  private Template(List<Slot> parts) {
    this.parts = parts;
  }

  /**
   * Takes a text apart.
   *
   * @param example an account, to know the kinds of resources there are
   * @throws IllegalArgumentException where a place names what nothing can fill
   */
  static Template of(String text, Account example) {
    List<Slot> parts = new ArrayList<>();
    Matcher matcher = PLACE.matcher(text);
    int end = 0;
    while (matcher.find()) {
      parts.add(literal(text.substring(end, matcher.start())));
      String name = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      parts.add(Slots.named(name, example));
      end = matcher.end();
    }
    parts.add(literal(text.substring(end)));
    return new Template(List.copyOf(parts));
  }

  private static Slot literal(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    return (out, situation) -> out.add(bytes);
  }

  void write(ByteText out, Situation situation) {
    for (Slot part : parts) {
      part.write(out, situation);
    }
  }
}

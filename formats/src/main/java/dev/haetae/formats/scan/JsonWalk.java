package dev.haetae.formats.scan;

import dev.haetae.formats.scan.JsonScanner.Cause;
import dev.haetae.formats.scan.JsonScanner.Stop;
import dev.haetae.model.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Steps through the members of an object or the elements of an array, one after another. Where a
 * value ends is looked for only when somebody asks, or steps on.
 *
 * <p>Like {@link JsonScanner} it is not a validator: a comma too few or one before the closing
 * bracket is no reason to lose what follows. What else is not well formed ends the walk with a
 * {@link Stop}, and every step gets further, so that each walk ends.
 */
public final class JsonWalk {
  private final JsonScanner scanner;
  private final byte[] bytes;
  private final int limit;
  private final boolean named;

  /** Where to go on: behind the bracket, or a value whose end is known. */
  private int behind;

  private boolean ended;
  private boolean begun;
  private int nameStart;
  private int nameEnd;
  private int value;

  private JsonWalk(JsonScanner scanner, byte[] bytes, int start, int limit, boolean named) {
    this.scanner = scanner;
    this.bytes = bytes;
    this.limit = limit;
    this.named = named;
    this.behind = start;
    this.ended = true;
  }

  /**
   * A walk through the object or the array whose bracket stands at {@code start}.
   *
   * @param bytes a buffer with {@link JsonScanner#PADDING} zeros somewhere after the limit
   */
  public static JsonWalk inside(JsonScanner scanner, byte[] bytes, int start, int limit) {
    return new JsonWalk(scanner, bytes, start + 1, limit, bytes[start] == '{');
  }

  /** A walk through the rest of an object, of which a member begins at {@code start}. */
  public static JsonWalk from(JsonScanner scanner, byte[] bytes, int start, int limit) {
    return new JsonWalk(scanner, bytes, start, limit, true);
  }

  /**
   * Goes to the next member or element; false behind the last.
   *
   * @throws Stop where it does not begin before the limit, or what stands there is none
   */
  public boolean next() {
    int p = JsonScanner.skipSpace(bytes, ended ? behind : end());
    if (begun && bytes[p] == ',') {
      p = JsonScanner.skipSpace(bytes, p + 1);
    }
    if (p < limit && bytes[p] == (named ? '}' : ']')) {
      behind = p;
      ended = true;
      return false;
    }
    begun = true;
    value = within(named ? afterName(p) : p);
    ended = false;
    return true;
  }

  private int afterName(int at) {
    if (bytes[at] != '"') {
      throw stop(at);
    }
    nameStart = at + 1;
    nameEnd = scanner.stringEnd(bytes, nameStart, limit);
    int colon = JsonScanner.skipSpace(bytes, nameEnd + 1);
    if (bytes[colon] != ':') {
      throw stop(colon);
    }
    return JsonScanner.skipSpace(bytes, colon + 1);
  }

  private int within(int at) {
    if (at >= limit) {
      throw stop(at);
    }
    return at;
  }

  private Stop stop(int at) {
    return new Stop(at >= limit ? Cause.INCOMPLETE : Cause.MALFORMED);
  }

  /** The index of the first byte of the member's name, behind its quote. */
  public int nameStart() {
    return nameStart;
  }

  /** The index of the quote that ends the member's name. */
  public int nameEnd() {
    return nameEnd;
  }

  /** The bytes of names to look for among those of members. */
  public static List<byte[]> names(String... names) {
    return Arrays.stream(names).map(name -> name.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** Whether the member's name is one of these, as it is written. */
  public boolean isNamed(List<byte[]> names) {
    for (byte[] name : names) {
      if (Arrays.equals(bytes, nameStart, nameEnd, name, 0, name.length)) {
        return true;
      }
    }
    return false;
  }

  /** The member's name, without escapes. */
  public String name() {
    byte[] text = new byte[nameEnd - nameStart];
    int length = JsonText.unescape(bytes, nameStart, nameEnd, text, 0);
    return new String(text, 0, length, StandardCharsets.UTF_8);
  }

  /** The index of the first byte of the value. */
  public int value() {
    return value;
  }

  /** The first byte of the value, which tells what it is. */
  public byte first() {
    return bytes[value];
  }

  /** The first byte inside the value, which is an object or an array. */
  public byte firstInside() {
    return bytes[JsonScanner.skipSpace(bytes, value + 1)];
  }

  /** The text of the value, which is a string, without escapes. */
  public byte[] text() {
    byte[] text = new byte[end() - value];
    return Arrays.copyOf(text, JsonText.unescape(bytes, value + 1, end() - 1, text, 0));
  }

  /**
   * The index after the value.
   *
   * @throws Stop where it does not end before the limit, or is not well formed
   */
  public int end() {
    if (!ended) {
      behind = scanner.skip(bytes, value, limit);
      ended = true;
    }
    return behind;
  }
}

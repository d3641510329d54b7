package dev.haetae.app.timeline;

import dev.haetae.lake.read.Wanted;
import dev.haetae.model.event.Slice;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The entity a timeline is about, by a name as logs or people write it. */
public final class Subject {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._@:+=-]+");

  private final String name;
  private final boolean isShort;
  private final byte[] core;
  private final int[] skip = new int[256];

  /**
   * A subject.
   *
   * @param name an ARN, the last part of one, a key id, an address, the name of a resource
   */
  public Subject(String name) {
    this.name = name;
    this.isShort = name.indexOf('/') < 0 && !name.startsWith("arn:");
    this.core = core(name).getBytes(StandardCharsets.UTF_8);
    Arrays.fill(skip, core.length);
    for (int i = 0; i < core.length - 1; i++) {
      skip[core[i] & 0xFF] = core.length - 1 - i;
    }
  }

  /**
   * The part that stands in every record as it is: a derived ARN is nowhere written whole, its last
   * part is; what JSON may escape is left out.
   */
  private static String core(String name) {
    String last = last(name);
    String longest = "";
    for (Matcher plain = PLAIN.matcher(last); plain.find(); ) {
      longest = plain.group().length() > longest.length() ? plain.group() : longest;
    }
    return longest;
  }

  private static String last(String name) {
    return name.startsWith("arn:") ? name.substring(lastSeparator(name) + 1) : name;
  }

  private static int lastSeparator(String arn) {
    return Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':'));
  }

  /**
   * Which events of a lake may tell of it. The core stands in their records as whole words where
   * nothing but a separator parts it from the rest of the name, which JSON may write otherwise.
   */
  public Wanted wanted() {
    String plain = new String(core, StandardCharsets.UTF_8);
    String last = last(name);
    int at = last.indexOf(plain);
    return Wanted.containing(plain, isEnd(last, at - 1) && isEnd(last, at + plain.length()));
  }

  private static boolean isEnd(String text, int at) {
    return at < 0 || at >= text.length() || text.charAt(at) == '/' || text.charAt(at) == ' ';
  }

  /** Whether a record may tell of it: most that do not are told apart by a search of bytes. */
  public boolean mayBeIn(Slice raw) {
    return indexOf(raw.bytes(), raw.start(), raw.end()) >= 0;
  }

  /** Boyer, Moore and Horspool's search. */
  private int indexOf(byte[] bytes, int start, int end) {
    int last = core.length - 1;
    for (int at = start; at + last < end; at += skip[bytes[at + last] & 0xFF]) {
      int i = last;
      while (i >= 0 && bytes[at + i] == core[i]) {
        i--;
      }
      if (i < 0) {
        return at;
      }
    }
    return last < 0 ? start : -1;
  }

  /** Whether a value is its name; a short name may be the last part of an ARN or path. */
  public boolean is(String value) {
    return value.equals(name)
        || (isShort
            && value.length() > name.length()
            && value.endsWith(name)
            && isSeparator(value.charAt(value.length() - name.length() - 1)));
  }

  private static boolean isSeparator(char c) {
    return c == '/' || c == ':';
  }

  /** Whether a record has the name anywhere, not as a part of a longer word. */
  public boolean isNamedIn(String record) {
    for (int at = record.indexOf(name); at >= 0; at = record.indexOf(name, at + 1)) {
      if (!isWord(record, at - 1) && !isWord(record, at + name.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whatever is not ASCII counts as a letter, as in the lake's indexes of words. */
  private static boolean isWord(String text, int at) {
    if (at < 0 || at >= text.length()) {
      return false;
    }
    char c = text.charAt(at);
    return c >= 0x80 || Character.isLetterOrDigit(c) || c == '-';
  }
}

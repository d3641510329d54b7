package dev.haetae.formats.xml;

import dev.haetae.formats.JsonOutput;
import dev.haetae.formats.line.Scan;
import dev.haetae.formats.scan.JsonScanner.Cause;
import dev.haetae.formats.scan.JsonScanner.Stop;
import dev.haetae.model.Limits;
import java.util.Arrays;

/**
 * Turns an XML element into the JSON that the usual tools make of Windows events: attributes lie
 * under {@code #attributes}, text beside attributes under {@code #text}, an element without either
 * is null, elements of one name that follow each other are a list, and a {@code Data} element has
 * the name its {@code Name} gives it. Knows no entities but those of XML itself, so that a record
 * can neither grow nor reach out. Written in one pass, without a tree. For one thread, used for one
 * record after another.
 *
 * @see <a href="https://www.w3.org/TR/xml/">XML 1.0</a>
 * @see <a href="https://learn.microsoft.com/windows/win32/wes/eventschema-schema">Event schema</a>
 */
public final class XmlRecord {
  private static final byte[] ATTRIBUTES = Scan.word("#attributes");
  private static final byte[] TEXT = Scan.word("#text");
  private static final byte[] NULL = Scan.word("null");
  private static final byte[] NAME = Scan.word("Name");
  private static final byte[] DATA = Scan.word("Data");
  private static final byte[] COMPLEX_DATA = Scan.word("ComplexData");
  private static final byte[] TAG_END = Scan.word("/>");
  private static final byte[] END_TAG = Scan.word("</");
  private static final byte[] COMMENT = Scan.word("<!--");
  private static final byte[] COMMENT_END = Scan.word("-->");
  private static final byte[] INSTRUCTION = Scan.word("<?");
  private static final byte[] INSTRUCTION_END = Scan.word("?>");
  private static final byte[] CDATA = Scan.word("<![CDATA[");
  private static final byte[] CDATA_END = Scan.word("]]>");

  private final JsonOutput out = new JsonOutput();
  private final XmlText characters = new XmlText(out);
  private final int deepest;
  private byte[] bytes = {};
  private int at;
  private int limit;

  /** A part of the bytes. */
  private record Part(int start, int end) {
    static final Part NONE = new Part(0, 0);

    boolean isNone() {
      return start == end;
    }
  }

  /**
   * The start of an element.
   *
   * @param key the text that is its name in JSON
   * @param attributes its attributes; none where they are only that name
   * @param closed whether it is the end of the element, too
   */
  private record Tag(Part name, Part key, Part attributes, boolean closed) {}

  private record Attribute(Part name, Part value) {}

  /** What was written of the elements within an element: where the last key and its value are. */
  private final class Members {
    private Part key = Part.NONE;
    private int value;
    private boolean list;

    /** Writes what stands before the value of the next element. */
    void next(Tag tag) {
      int before = out.length();
      string(tag.key());
      boolean again =
          Arrays.equals(out.bytes(), before, out.length(), out.bytes(), key.start(), key.end());
      out.cut(before);
      if (again && !list) {
        out.insert('[', value);
      }
      if (!again) {
        end();
      }
      if (!key.isNone()) {
        out.put(',');
      }
      list = again;
      if (!again) {
        int start = out.length();
        string(tag.key());
        key = new Part(start, out.length());
        out.put(':');
        value = out.length();
      }
    }

    void end() {
      if (list) {
        out.put(']');
      }
    }
  }

  /** Ready for records nested no deeper than the limits say. */
  public XmlRecord(Limits.Records limits) {
    deepest = limits.depth();
  }

  /**
   * Reads the element that begins at {@code start}. The JSON is an object with the element's name
   * as its only key.
   *
   * @param end index after the last byte read so far
   * @return the index after the element
   * @throws Stop where it is not complete, not well formed or nested too deep
   */
  public int read(byte[] from, int start, int end) {
    bytes = from;
    at = start;
    limit = end;
    out.begin();
    out.put('{');
    Tag tag = tag();
    string(tag.key());
    out.put(':');
    element(tag, 1);
    out.put('}');
    return at;
  }

  /** The JSON, from 0 to {@link #length}; good until the next record. */
  public byte[] json() {
    return out.bytes();
  }

  /** How many bytes of JSON there are. */
  public int length() {
    return out.length();
  }

  /** Reads on behind a start tag to the end of the element, and writes its value. */
  private void element(Tag tag, int depth) {
    if (depth > deepest) {
      throw new Stop(Cause.TOO_DEEP);
    }
    boolean object = !tag.attributes().isNone();
    if (object) {
      attributes(tag.attributes());
    }
    int before = out.length();
    boolean says = !tag.closed() && text(object);
    if (!says) {
      out.cut(before);
    }
    boolean elements = !tag.closed() && !accept(END_TAG);
    if (elements) {
      require(!says);
      if (!object) {
        out.put('{');
      }
      members(depth);
    }
    if (!tag.closed()) {
      endTag(tag.name());
    }
    if (object || elements) {
      out.put('}');
    } else if (!says) {
      out.raw(NULL, 0, NULL.length);
    }
  }

  /** Reads the elements within an element, and the first signs of its end tag. */
  private void members(int depth) {
    Members members = new Members();
    if (out.bytes()[out.length() - 1] != '{') {
      out.put(',');
    }
    do {
      Tag tag = tag();
      members.next(tag);
      element(tag, depth + 1);
      int before = out.length();
      require(!text(false));
      out.cut(before);
    } while (!accept(END_TAG));
    members.end();
  }

  private Tag tag() {
    expect('<');
    Part name = name();
    boolean data = equal(name, DATA) || equal(name, COMPLEX_DATA);
    Part key = name;
    int start = at;
    boolean any = false;
    while (!atTagEnd()) {
      Attribute attribute = attribute();
      any = true;
      if (data && equal(attribute.name(), NAME)) {
        key = attribute.value();
      }
    }
    Part attributes = data || !any ? Part.NONE : new Part(start, at);
    boolean closed = accept(TAG_END);
    if (!closed) {
      expect('>');
    }
    return new Tag(name, key, attributes, closed);
  }

  private boolean equal(Part part, byte[] text) {
    return Arrays.equals(bytes, part.start(), part.end(), text, 0, text.length);
  }

  /** Whether the sign that ends a tag comes next, after white space. */
  private boolean atTagEnd() {
    skipSpace();
    return peek() == '>' || peek() == '/';
  }

  private Attribute attribute() {
    Part name = name();
    skipSpace();
    expect('=');
    skipSpace();
    byte quote = peek();
    require(quote == '"' || quote == '\'');
    int start = ++at;
    while (peek() != quote) {
      require(peek() != '<');
      at++;
    }
    return new Attribute(name, new Part(start, at++));
  }

  private Part name() {
    int start = at;
    while (!endsName(peek())) {
      at++;
    }
    require(at > start);
    return new Part(start, at);
  }

  private static boolean endsName(byte b) {
    return isSpace(b) || b == '=' || b == '>' || b == '/' || b == '<' || b == '"' || b == '\'';
  }

  private void endTag(Part name) {
    Part met = name();
    require(Arrays.equals(bytes, met.start(), met.end(), bytes, name.start(), name.end()));
    skipSpace();
    expect('>');
  }

  private void string(Part part) {
    out.put('"');
    characters.write(bytes, part.start(), part.end());
    out.put('"');
  }

  /** Begins an object with the attributes that are there. */
  private void attributes(Part attributes) {
    int behind = at;
    at = attributes.start();
    out.put('{');
    out.name(ATTRIBUTES);
    char before = '{';
    while (!atTagEnd()) {
      Attribute attribute = attribute();
      out.put(before);
      string(attribute.name());
      out.put(':');
      string(attribute.value());
      before = ',';
    }
    out.put('}');
    at = behind;
  }

  /**
   * Writes the text up to the next tag.
   *
   * @param member whether it is a member of an object
   * @return whether it is more than white space
   */
  private boolean text(boolean member) {
    if (member) {
      out.name(TEXT);
    }
    out.put('"');
    boolean says = false;
    while (true) {
      if (accept(COMMENT)) {
        through(COMMENT_END);
      } else if (accept(INSTRUCTION)) {
        through(INSTRUCTION_END);
      } else if (accept(CDATA)) {
        int start = at;
        through(CDATA_END);
        out.text(bytes, start, at - CDATA_END.length);
        says = true;
      } else if (peek() == '<') {
        out.put('"');
        return says;
      } else {
        says |= plain();
      }
    }
  }

  private boolean plain() {
    int start = at;
    boolean says = false;
    while (peek() != '<') {
      says |= !isSpace(bytes[at++]);
    }
    characters.write(bytes, start, at);
    return says;
  }

  private void through(byte[] end) {
    while (!accept(end)) {
      peek();
      at++;
    }
  }

  /** Whether it is white space of XML. */
  public static boolean isSpace(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  private void skipSpace() {
    while (isSpace(peek())) {
      at++;
    }
  }

  private byte peek() {
    if (at >= limit) {
      throw new Stop(Cause.INCOMPLETE);
    }
    return bytes[at];
  }

  private boolean accept(byte[] signs) {
    int end = Math.min(limit, at + signs.length);
    if (!Arrays.equals(bytes, at, end, signs, 0, end - at)) {
      return false;
    }
    if (end - at < signs.length) {
      throw new Stop(Cause.INCOMPLETE);
    }
    at = end;
    return true;
  }

  private void expect(char sign) {
    require(peek() == sign);
    at++;
  }

  private static void require(boolean wellFormed) {
    if (!wellFormed) {
      throw new Stop(Cause.MALFORMED);
    }
  }
}

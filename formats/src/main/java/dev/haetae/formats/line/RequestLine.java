package dev.haetae.formats.line;

import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * Takes an HTTP request line apart into the derived fields every log of requests has: {@code
 * haetae.method}, {@code haetae.host}, {@code haetae.path}, {@code haetae.query} and {@code
 * haetae.uri}. The text stays as it was sent: a rule that looks for {@code %2e%2e} means just that.
 * Only {@code haetae.decoded} is the target {@linkplain DecodedTarget decoded}.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3">RFC 9112, section 3</a>
 */
public final class RequestLine {
  private static final byte[] SCHEME = Scan.word("://");
  private static final byte[] VERSION = Scan.word("HTTP/");

  private final int method;
  private final int host;
  private final int path;
  private final int query;
  private final int uri;
  private final int decoded;
  private final boolean wanted;
  private final byte[] otherHost;
  private final DecodedTarget target = new DecodedTarget();

  /** Looks up which parts are asked for. */
  public RequestLine(FieldSelection selection) {
    this(selection, "");
  }

  /**
   * Looks up which parts are asked for.
   *
   * @param otherHost stands for the host where a request names none; nothing does where it is empty
   */
  public RequestLine(FieldSelection selection, String otherHost) {
    this.otherHost = otherHost.getBytes(StandardCharsets.UTF_8);
    method = selection.number("haetae.method");
    host = selection.number("haetae.host");
    path = selection.number("haetae.path");
    query = selection.number("haetae.query");
    uri = selection.number("haetae.uri");
    decoded = selection.number("haetae.decoded");
    wanted = IntStream.of(method, host, path, query, uri, decoded).anyMatch(each -> each >= 0);
  }

  /**
   * Adds the parts of {@code bytes[start, end)}; a part that is absent or {@code -} is not added.
   */
  public void add(EventWriter writer, byte[] bytes, int start, int end) {
    int blank = wanted ? Scan.find(bytes, start, end, ' ') : -1;
    if (blank < 0) {
      return;
    }
    add(writer, method, bytes, start, blank);
    int last = bytes[end - 1] == ' ' ? end - 1 : end;
    int version = Scan.findLast(bytes, blank + 1, last, ' ');
    addTarget(writer, bytes, blank + 1, isVersion(bytes, version + 1, last) ? version : last);
  }

  /** A request that broke off has a dash for its version, as for its method. */
  private static boolean isVersion(byte[] bytes, int start, int end) {
    return start > 0
        && (Scan.startsWith(bytes, start, end, VERSION) || Scan.isDash(bytes, start, end));
  }

  private void addTarget(EventWriter writer, byte[] bytes, int start, int end) {
    if (Scan.isDash(bytes, start, end)) {
      return;
    }
    add(writer, uri, bytes, start, end);
    int question = Scan.until(bytes, start, end, '?');
    int at = start;
    int scheme =
        start < end && bytes[start] != '/' ? Scan.after(bytes, start, question, SCHEME) : -1;
    if (scheme >= 0) {
      at = Scan.until(bytes, scheme, question, '/');
      addHost(writer, bytes, scheme, at);
    } else {
      add(writer, host, otherHost, 0, otherHost.length);
    }
    add(writer, path, bytes, at, question);
    add(writer, query, bytes, Math.min(question + 1, end), end);
    addDecoded(writer, bytes, at, end);
  }

  private void addDecoded(EventWriter writer, byte[] bytes, int start, int end) {
    if (decoded < 0) {
      return;
    }
    if (target.decode(bytes, start, end)) {
      add(writer, decoded, target.buffer(), 0, target.length());
    } else {
      add(writer, decoded, bytes, start, end);
    }
  }

  private void addHost(EventWriter writer, byte[] bytes, int start, int end) {
    int colon = Scan.findLast(bytes, start, end, ':');
    boolean port = colon >= 0 && Scan.isDigits(bytes, colon + 1, end);
    add(writer, host, bytes, start, port ? colon : end);
  }

  private static void add(EventWriter writer, int field, byte[] bytes, int start, int end) {
    if (field >= 0 && start < end && !Scan.isDash(bytes, start, end)) {
      writer.add(field, ValueKind.STRING, bytes, start, end);
    }
  }
}

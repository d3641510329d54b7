package dev.haetae.search.command.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads messages: a line {@code chunked 1.0,<bytes of metadata>,<bytes of body>}, then both.
 *
 * @see <a
 *     href="https://docs.splunk.com/Documentation/Splunk/latest/Search/Customsearchcommandexternalfiles">Splunk's
 *     chunked protocol</a>
 */
final class MessageReader {
  private static final Pattern HEADER = Pattern.compile("chunked 1\\.0,(\\d{1,10}),(\\d{1,15})");
  private static final int LONGEST_HEADER = 64;
  private static final int LARGEST_METADATA = 1 << 20;
  private static final JsonMapper JSON = new JsonMapper();

  private final InputStream in;
  private final long mostBytes;
  private long bytes;
  private Body open = new Body(0);

  /**
   * Reads from there.
   *
   * @param mostBytes of all bodies together
   */
  MessageReader(InputStream in, long mostBytes) {
    this.in = new BufferedInputStream(in);
    this.mostBytes = mostBytes;
  }

  /** More bytes than are taken. */
  static final class TooMuch extends IOException {
    private static final long serialVersionUID = 1;
  }

  /**
   * The next message; empty where the program ended.
   *
   * @throws IOException for anything that is no message, in words fit for the user
   */
  Optional<Message> next() throws IOException {
    open.skipRest();
    Optional<String> header = header();
    if (header.isEmpty()) {
      return Optional.empty();
    }
    Matcher matcher = HEADER.matcher(header.get());
    if (!matcher.matches()) {
      throw new IOException(
          "expected a line \"chunked 1.0,<metadata length>,<body length>\", met \""
              + header.get().replaceAll("\\p{Cntrl}", "?")
              + "\"");
    }
    long metadata = Long.parseLong(matcher.group(1));
    if (metadata > LARGEST_METADATA) {
      throw new IOException(
          "metadata of " + metadata + " bytes; at most " + LARGEST_METADATA + " are taken");
    }
    byte[] json = in.readNBytes((int) metadata);
    open = new Body(Long.parseLong(matcher.group(2)));
    if (json.length < metadata) {
      throw new IOException("the message ends in its metadata");
    }
    return Optional.of(new Message(parsed(json), open));
  }

  private static JsonNode parsed(byte[] json) throws IOException {
    if (json.length == 0) {
      return JSON.createObjectNode();
    }
    try {
      JsonNode read = JSON.readTree(json);
      if (read.isObject()) {
        return read;
      }
    } catch (JsonProcessingException wrong) {
      throw new IOException("its metadata is no JSON: " + wrong.getOriginalMessage(), wrong);
    }
    throw new IOException("its metadata is no JSON object");
  }

  private Optional<String> header() throws IOException {
    byte[] line = new byte[LONGEST_HEADER];
    int length = 0;
    int c = in.read();
    while (c >= 0 && c != '\n' && length < LONGEST_HEADER) {
      line[length++] = (byte) c;
      c = in.read();
    }
    return c < 0 && length == 0
        ? Optional.empty()
        : Optional.of(new String(line, 0, length, StandardCharsets.UTF_8).stripTrailing());
  }

  /** The bytes of one body. */
  private final class Body extends InputStream {
    private long left;

    Body(long length) {
      this.left = length;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(into, from, (int) Math.min(length, left));
      if (read < 0) {
        throw new IOException("the message ends in its body");
      }
      left -= read;
      bytes += read;
      if (bytes > mostBytes) {
        throw new TooMuch();
      }
      return read;
    }

    void skipRest() throws IOException {
      byte[] away = new byte[8192];
      while (left > 0 && read(away, 0, away.length) > 0) {
        // Nobody asked for it.
      }
    }
  }
}

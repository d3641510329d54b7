package dev.haetae.detect.indicator.read;

import com.google.common.io.CharSource;
import dev.haetae.detect.indicator.IndicatorSink;
import dev.haetae.model.log.ProblemSink;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Reads a list of indicators of any format, plain or gzip, in memory that does not grow with it.
 * What it is, is decided by what it says unless the user named it.
 */
public final class ListReader {
  private static final int HEAD = 1 << 16;
  private static final long LARGEST = 4L << 30;

  private ListReader() {}

  /**
   * Reads a list.
   *
   * @param file as the user named it
   * @param in its bytes, which are not closed
   * @param problems told of each entry that is not understood
   * @throws UnreadableList where it is no list; entries may have been given by then
   * @throws IOException where it cannot be read
   */
  public static Intake read(
      String file, InputStream in, ListSettings settings, IndicatorSink sink, ProblemSink problems)
      throws IOException {
    Admission admission = new Admission(file, settings, sink, problems);
    InputStream plain = inUtf8(unpacked(in));
    byte[] head = plain.readNBytes(HEAD);
    if (head.length == 0) {
      throw new UnreadableList("it is empty");
    }
    ListFormat format =
        settings
            .format()
            .orElseGet(() ->
                guess(new String(head, StandardCharsets.UTF_8), settings.column().isPresent()));
    InputStream whole =
        new BoundedStream(new SequenceInputStream(new ByteArrayInputStream(head), plain), LARGEST);
    refuseOthers(head);
    if (settings.column().isPresent() && !format.isTable()) {
      throw new UnreadableList(
          "it is read as " + format.word() + ", which has no columns; leave --column away");
    }
    if (format.isJson()) {
      new JsonLists(admission).read(whole, format);
    } else if (format == ListFormat.TEXT) {
      TextLists.read(new Lines(whole), admission);
    } else if (format == ListFormat.ALIEN_VAULT) {
      TextLists.readReputation(new Lines(whole), admission);
    } else {
      new Tables(new Lines(whole), format, admission).read();
    }
    return admission.intake(format);
  }

  private static InputStream unpacked(InputStream in) throws IOException {
    byte[] magic = in.readNBytes(2);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(magic), in);
    boolean gzip = magic.length == 2 && magic[0] == 0x1F && magic[1] == (byte) 0x8B;
    return gzip ? new GZIPInputStream(whole, HEAD) : whole;
  }

  /** What begins with the mark of UTF-16, as Windows writes text, in UTF-8; all else as it is. */
  private static InputStream inUtf8(InputStream in) throws IOException {
    byte[] mark = in.readNBytes(2);
    InputStream whole = new SequenceInputStream(new ByteArrayInputStream(mark), in);
    boolean isMarked =
        mark.length == 2
            && ((mark[0] == (byte) 0xFE && mark[1] == (byte) 0xFF)
                || (mark[0] == (byte) 0xFF && mark[1] == (byte) 0xFE));
    if (!isMarked) {
      return whole;
    }
    return new CharSource() {
      @Override
      public Reader openStream() {
        return new InputStreamReader(whole, StandardCharsets.UTF_16);
      }
    }.asByteSource(StandardCharsets.UTF_8).openStream();
  }

  private static void refuseOthers(byte[] head) throws UnreadableList {
    String start = new String(head, StandardCharsets.UTF_8).stripLeading();
    if (start.startsWith("PK\u0003\u0004")) {
      throw new UnreadableList("it is a zip archive; unpack it, or compress the list with gzip");
    }
    if (start.startsWith("<")) {
      throw new UnreadableList(
          start.toLowerCase(Locale.ROOT).contains("stix")
              ? "it is STIX 1 in XML, which is not read; ask for STIX 2.1, or convert it"
              : "it is a page of HTML or XML; expected a list of indicators");
    }
  }

  /** What it is, by its beginning; who names a column says that lines are rows of a table. */
  private static ListFormat guess(String head, boolean hasColumns) {
    ListFormat guessed = guess(head);
    return hasColumns && guessed == ListFormat.TEXT ? ListFormat.CSV : guessed;
  }

  /** What it is, by its beginning. */
  static ListFormat guess(String head) {
    String text = head.strip();
    text = text.startsWith("\uFEFF") ? text.substring(1) : text;
    if (text.startsWith("{") || text.startsWith("[")) {
      return text.contains("\"Attribute\"") || text.contains("\"Event\"")
          ? ListFormat.MISP
          : ListFormat.STIX;
    }
    List<String> rows = text.lines().filter(line -> !TextLists.isRemark(line)).limit(20).toList();
    if (rows.isEmpty()) {
      return ListFormat.TEXT;
    }
    if (text.toLowerCase(Locale.ROOT).contains("abuse.ch") && rows.get(0).indexOf(',') > 0) {
      return ListFormat.ABUSE_CH;
    }
    if (rows.stream().allMatch(row -> row.matches("[0-9a-fA-F.:]+#[0-9]+#[0-9]+#.*"))) {
      return ListFormat.ALIEN_VAULT;
    }
    return table(rows);
  }

  private static ListFormat table(List<String> rows) {
    char separator = Cells.separator(rows.get(0));
    List<String> header = Cells.of(rows.get(0), separator).stream().map(Cells::name).toList();
    if (header.equals(List.of("indicator_type", "indicator", "description"))) {
      return ListFormat.OTX;
    }
    if (header.contains("reportid") || header.contains("publishdate")) {
      return ListFormat.FIRE_EYE;
    }
    if (header.containsAll(List.of("category", "score", "first_seen", "last_seen", "ports"))) {
      return ListFormat.PROOF_POINT;
    }
    boolean isTable = rows.stream().allMatch(row -> row.indexOf(separator) > 0);
    boolean isHeader =
        header.size() == 1 && Columns.of(header, ListFormat.CSV, Optional.empty()).isPresent();
    return isTable || isHeader ? ListFormat.CSV : ListFormat.TEXT;
  }
}

package dev.haetae.findings.shape;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.ProblemSink;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads findings back from the lines {@link Shape#JSONL} wrote. Keys it does not know are skipped;
 * a line that is no finding is reported with its number, and the rest are read.
 */
public final class FindingReader {
  /** The longest line read, in characters. */
  public static final int LONGEST_LINE = 256 << 20;

  private final BufferedReader lines;
  private final String name;
  private final ProblemSink problems;
  private long line;

  /**
   * Begins at the first line.
   *
   * @param in closed by whoever opened it
   * @param name what the user knows the input by
   * @param problems takes the lines that are no findings
   */
  public FindingReader(InputStream in, String name, ProblemSink problems) {
    this.lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    this.name = name;
    this.problems = problems;
  }

  /**
   * The next finding, or empty at the end.
   *
   * @throws IOException when the input cannot be read
   */
  public Optional<Finding> next() throws IOException {
    StringBuilder text = new StringBuilder();
    while (readLine(text)) {
      line++;
      if (text.length() > LONGEST_LINE) {
        report(Problem.Reason.TOO_LONG, "the limit is " + LONGEST_LINE + " characters a finding");
      } else if (!text.toString().isBlank()) {
        Optional<Finding> finding = parsed(text.toString());
        if (finding.isPresent()) {
          return finding;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Finding> parsed(String text) {
    try {
      return Optional.of(read(text));
    } catch (IllegalArgumentException e) {
      report(Problem.Reason.MALFORMED, e.getMessage());
      return Optional.empty();
    }
  }

  private void report(Problem.Reason reason, @Nullable String detail) {
    problems.report(new Problem(reason, new Place(name, line), String.valueOf(detail)));
  }

  /**
   * Reads one line.
   *
   * @throws IllegalArgumentException with a message for the user, where it is no finding
   */
  public static Finding read(String line) {
    try {
      return FindingObject.read(Json.MAPPER.readTree(line));
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      throw new IllegalArgumentException(
          "is not JSON"
              + (at == null ? "" : " at column " + at.getColumnNr())
              + ": "
              + e.getOriginalMessage()
              + "; expected one finding a line, as scan --format jsonl writes them",
          e);
    }
  }

  /** Reads up to the next line feed; keeps no more of a line than tells that it is too long. */
  private boolean readLine(StringBuilder text) throws IOException {
    text.setLength(0);
    int c = lines.read();
    if (c < 0) {
      return false;
    }
    for (; c >= 0 && c != '\n'; c = lines.read()) {
      if (text.length() <= LONGEST_LINE) {
        text.append((char) c);
      }
    }
    return true;
  }
}

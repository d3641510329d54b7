package dev.haetae.app.output;

import dev.haetae.app.outcome.UserMistake;
import dev.haetae.findings.shape.FindingReader;
import dev.haetae.findings.shape.FindingWriter;
import dev.haetae.findings.shape.Shape;
import dev.haetae.model.finding.Finding;
import dev.haetae.model.log.ProblemSink;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The findings of the last scan of this user, kept as JSON lines so that they can be asked about
 * without scanning again.
 *
 * @param file where they are kept
 */
public record LastScan(Path file) {

  /**
   * Keeps findings in the place of those of the scan before.
   *
   * @throws IOException when they cannot be written; those before are then still there
   */
  public void keep(Iterable<Finding> findings) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    OutputFile.write(
        file,
        out -> {
          try (FindingWriter writer = Shape.JSONL.open(out)) {
            for (Finding finding : findings) {
              writer.write(finding);
            }
          }
        });
  }

  /**
   * The findings kept, in the order they were found in.
   *
   * @param problems told of lines that are no findings
   * @throws UserMistake where none are kept
   * @throws IOException when they cannot be read
   */
  public List<Finding> findings(ProblemSink problems) throws IOException {
    List<Finding> findings = new ArrayList<>();
    each(problems, findings::add);
    return findings;
  }

  /**
   * As {@link #findings}, but one after the other, since there may be many.
   *
   * @param taking told of each
   */
  public void each(ProblemSink problems, Consumer<Finding> taking) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      FindingReader reader = new FindingReader(in, file.toString(), problems);
      for (Optional<Finding> next = reader.next(); next.isPresent(); next = reader.next()) {
        taking.accept(next.get());
      }
    } catch (NoSuchFileException absent) {
      throw UserMistake.wrongUse(
          "no scan is remembered ("
              + file
              + "); run haetae scan PATH first, or name findings with --in");
    }
  }
}

package dev.haetae.findings.shape;

import dev.haetae.model.finding.Finding;
import java.io.Closeable;
import java.io.IOException;

/**
 * Writes findings in one shape, UTF-8. Closing ends the document and flushes it; the stream below
 * belongs to whoever opened it and stays open.
 */
public interface FindingWriter extends Closeable {

  /**
   * Writes one finding.
   *
   * @throws IOException when the stream below refuses
   */
  void write(Finding finding) throws IOException;
}

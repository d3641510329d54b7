package dev.haetae.flink;

import dev.haetae.findings.suppression.Suppression;
import dev.haetae.findings.suppression.SuppressionFile;
import dev.haetae.findings.suppression.Suppressions;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Which findings are known and need not be told. Only names of files travel.
 *
 * @param files of suppressions
 * @param today the day by which they expire: that on which the job was started, also after a
 *     failure
 */
record JobSuppressions(List<String> files, LocalDate today) implements Serializable {
  private static final long serialVersionUID = 1;

  JobSuppressions {
    files = List.copyOf(files);
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException where a file cannot be used
   */
  Suppressions read() {
    List<Suppression> all = new ArrayList<>();
    for (String file : files) {
      SuppressionFile read =
          SuppressionFile.read(file, JobDetection.text("--suppress", Path.of(file)));
      if (!read.problems().isEmpty()) {
        throw new IllegalArgumentException("--suppress: " + read.problems().get(0));
      }
      all.addAll(read.suppressions());
    }
    return new Suppressions(all, today);
  }
}

package dev.haetae.quality;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Something to measure the detectors by. */
interface Evaluation {

  /** Its name, and that of its ledger. */
  String name();

  /** Measures; empty where the logs it reads are not on this machine. */
  Optional<List<Case>> run() throws IOException;
}

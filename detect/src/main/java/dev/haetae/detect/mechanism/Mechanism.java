package dev.haetae.detect.mechanism;

/**
 * A way of noticing what one event does not show: many ports of one machine, a value nobody used
 * before, an address on a list. A detector file names it and gives its parameters; which events it
 * watches is the file's Sigma condition, what its findings say is the file's {@code finding}.
 *
 * <p>Found by {@link java.util.ServiceLoader}: annotate the class with {@code @AutoService}. One
 * instance serves all files, so it holds nothing.
 */
public interface Mechanism {

  /** How it comes to its verdict; the table of coverage is ordered by it. */
  enum Kind {
    /** So much within so long. */
    THRESHOLD,
    /** Compared with what was learnt. */
    BASELINE,
    /** Met on a list that somebody keeps. */
    LIST,
    /** A trained model. */
    MODEL,
    /** Several things that together mean one. */
    CORRELATION
  }

  /** Its name in detector files: lower case letters, unlike any other. */
  String name();

  /** How it comes to its verdict. */
  Kind kind();

  /** What it notices, in one sentence, for the reference. */
  String says();

  /**
   * Whether it judges a caller by what it did in all Regions, so that what it tells in several of
   * them is one finding.
   */
  default boolean spansRegions() {
    return false;
  }

  /**
   * Reads the parameters of one detector file.
   *
   * @throws dev.haetae.detect.yaml.MalformedRule where one of them is wrong, at its place
   */
  Plan plan(Parameters parameters);
}

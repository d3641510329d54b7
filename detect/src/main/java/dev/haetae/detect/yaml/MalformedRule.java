package dev.haetae.detect.yaml;

/** Ends the reading of one document; the file's other documents are still read. */
public final class MalformedRule extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient RuleProblem problem;

  /** Refuses a document for this reason. */
  public MalformedRule(RuleProblem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  /** What is wrong, and where. */
  public RuleProblem problem() {
    return problem;
  }
}

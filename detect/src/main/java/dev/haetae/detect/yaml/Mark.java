package dev.haetae.detect.yaml;

/** A place in a file of rules. */
public final class Mark {
  private final YamlSource source;
  private final int line;
  private final int column;

  Mark(YamlSource source, int line, int column) {
    this.source = source;
    this.line = line;
    this.column = column;
  }

  /** The same line, further to the right. */
  public Mark plus(int columns) {
    return new Mark(source, line, column + columns);
  }

  /** A mistake at this place, that does not end the reading of its document. */
  public RuleProblem problem(String message) {
    return source.problem(line, column, message);
  }

  /** Refuses the document for what stands here. */
  public MalformedRule refuse(String message) {
    return new MalformedRule(problem(message));
  }

  /** The same without showing the line: there may be a secret in it. */
  public MalformedRule refuseUnshown(String message) {
    RuleProblem problem = problem(message);
    return new MalformedRule(
        new RuleProblem(problem.file(), problem.line(), problem.column(), "", problem.message()));
  }
}

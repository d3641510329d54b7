package dev.haetae.model.log;

/** Takes the problems met on the way. Called from several threads at once. */
@FunctionalInterface
public interface ProblemSink {
  void report(Problem problem);
}

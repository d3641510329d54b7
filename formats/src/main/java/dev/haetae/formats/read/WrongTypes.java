package dev.haetae.formats.read;

import dev.haetae.model.event.Event;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.Problem.Reason;
import dev.haetae.model.log.ProblemSink;

/** Reports records with a field of another type than documented. */
final class WrongTypes {
  private WrongTypes() {}

  static void report(Event event, ProblemSink problems) {
    String field = event.writer().mistyped();
    if (!field.isEmpty()) {
      problems.report(
          new Problem(
              Reason.WRONG_TYPE,
              event.place(),
              field + " is of another type than " + event.log() + " documents; read as it is"));
    }
  }
}

package dev.haetae.app.command;

import dev.haetae.app.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import picocli.CommandLine;

/**
 * A command line that was run.
 *
 * @param code how it ended
 * @param out what it wrote
 * @param err what it complained of
 */
record Run(int code, String out, String err) {

  /** Runs words of any type: options, paths, numbers. */
  static Run of(List<?> words) {
    return of(words.stream().map(Object::toString).toArray(String[]::new));
  }

  static Run of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int code = line.execute(arguments);
    return new Run(code, out.toString(), err.toString());
  }
}

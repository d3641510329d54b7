package dev.haetae.app.command;

import dev.haetae.app.outcome.ExitCode;
import java.util.concurrent.Callable;

/**
 * One verb of the command line. A verb is one class, annotated for picocli and announced by
 * {@code @AutoService(Verb.class)}; there is no list to add it to.
 */
public interface Verb extends Callable<Integer> {

  /**
   * Does it.
   *
   * @return an {@link ExitCode}
   * @throws Exception a failure whose message is fit for the user
   */
  @Override
  Integer call() throws Exception;
}

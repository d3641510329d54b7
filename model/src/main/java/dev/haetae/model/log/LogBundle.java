package dev.haetae.model.log;

import java.io.IOException;
import java.util.OptionalLong;

/**
 * Something stored that holds logs and is read by one thread from front to back: a file, an
 * archive, an object in a bucket, standard input. A plain file is a bundle of one log.
 *
 * <p>What is wrong with the bundle or with a log in it is told as a {@link Problem} to the sink its
 * source was made with; the rest is still read.
 */
public interface LogBundle {

  /** The name to show, as in {@link Place#object}. */
  String name();

  /** The bytes it takes as stored; empty where that is not known before it is read. */
  OptionalLong storedSize();

  /**
   * Hands over every log inside, one after another, in the calling thread. To be called once.
   *
   * @throws IOException only what {@code consumer} throws
   */
  void forEach(LogConsumer consumer) throws IOException;
}

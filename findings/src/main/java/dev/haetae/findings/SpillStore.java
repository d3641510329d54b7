package dev.haetae.findings;

import java.io.IOException;

/**
 * Where bytes are that are not needed at present, such as a file. Each have a number; those of one
 * number may be put there again, longer or shorter. For one thread.
 */
public interface SpillStore {

  /** For who puts nothing aside. */
  SpillStore NOWHERE =
      new SpillStore() {
        @Override
        public void put(int number, byte[] bytes) throws IOException {
          throw new IOException("nothing can be put aside");
        }

        @Override
        public byte[] get(int number) throws IOException {
          throw new IOException("nothing was put aside");
        }
      };

  /**
   * Puts bytes there, in the place of those of this number if there are any.
   *
   * @param number from 0; none is left out
   */
  void put(int number, byte[] bytes) throws IOException;

  /** The bytes of a number. */
  byte[] get(int number) throws IOException;
}

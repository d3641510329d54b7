package dev.haetae.files.archive;

import java.io.IOException;
import java.io.InputStream;

/** A way to unpack gzip. Safe for use by several threads. */
@FunctionalInterface
public interface Gunzip {
  /** By the JDK's Inflater, which is always there. */
  Gunzip JDK = GunzipStream::new;

  /**
   * The unpacked bytes; {@code packed} is closed by the caller.
   *
   * @throws IOException where not even the first can be had; what is thrown while they are read
   *     tells damage as {@link #JDK} does
   */
  InputStream open(InputStream packed) throws IOException;
}

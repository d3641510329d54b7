package dev.haetae.inputs.archive;

import java.io.IOException;
import java.io.InputStream;

/** A way to unpack gzip. */
@FunctionalInterface
interface Gunzip {

  /** The unpacked bytes; {@code packed} is closed by the caller. */
  InputStream open(InputStream packed) throws IOException;

  /**
   * The way the user chose.
   *
   * @throws IllegalArgumentException when it is not installed; the message is fit for the user
   */
  static Gunzip of(InflaterChoice choice) {
    if (!choice.isAvailable()) {
      throw new IllegalArgumentException(
          "libdeflate is asked for and not installed; install it (Debian: apt-get install"
              + " libdeflate0) or choose the inflater jdk");
    }
    return choice == InflaterChoice.JDK
        ? GunzipStream::new
        : Libdeflate.installed().<Gunzip>map(WholeGunzip::new).orElse(GunzipStream::new);
  }
}

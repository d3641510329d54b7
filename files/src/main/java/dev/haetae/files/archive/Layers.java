package dev.haetae.files.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.haetae.model.Limits;
import dev.haetae.model.log.Problem.Reason;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** Takes compression off, layer by layer, until something else comes to light. */
final class Layers implements Closeable {
  private static final int BUFFER = 64 << 10;

  private final Stored stored;
  private final Gunzip gunzip;
  private final Limits.Unpacking limits;
  private final Expansion expansion;
  private final Deque<InputStream> decoders = new ArrayDeque<>();

  Layers(Stored stored, Gunzip gunzip, Limits.Unpacking limits, Expansion expansion) {
    this.stored = stored;
    this.gunzip = gunzip;
    this.limits = limits;
    this.expansion = expansion;
  }

  /**
   * The bytes below all compression.
   *
   * @throws Damage when not even the first can be had
   */
  PeekStream peel(InputStream bytes) throws IOException {
    PeekStream top = new PeekStream(bytes);
    Wrapping wrapping = Wrapping.of(top.head());
    while (wrapping.isCompression()) {
      if (decoders.size() == limits.archiveDepth()) {
        throw new Damage(
            Reason.TOO_DEEP,
            stored.name(),
            "compressed more than "
                + limits.archiveDepth()
                + " times over (the limit, Limits.archiveDepth)");
      }
      top = new PeekStream(decode(wrapping, top));
      wrapping = Wrapping.of(top.head());
    }
    return top;
  }

  /** Whether nothing had to be taken off. */
  boolean isEmpty() {
    return decoders.isEmpty();
  }

  private LayerStream decode(Wrapping wrapping, PeekStream top) throws Damage {
    String kind = wrapping.name().toLowerCase(Locale.ROOT);
    try {
      InputStream decoder = new WeighedStream(decoder(wrapping, top), expansion, stored.name());
      decoders.push(decoder);
      return new LayerStream(decoder, kind, stored.name(), top);
    } catch (IOException failure) {
      throw LayerStream.damage(failure, kind, stored.name(), top);
    }
  }

  private InputStream decoder(Wrapping wrapping, PeekStream top) throws IOException {
    return switch (wrapping) {
      case GZIP -> gunzip.open(top);
      case ZSTD -> new ZstdInputStreamNoFinalizer(top);
      case BZIP2 ->
          new SteadyStream(
              new BZip2CompressorInputStream(new BufferedInputStream(top, BUFFER), true));
      case ZIP, TAR, PARQUET, NONE -> throw new IllegalArgumentException(wrapping.name());
    };
  }

  @Override
  public void close() throws IOException {
    while (!decoders.isEmpty()) {
      decoders.pop().close();
    }
  }
}

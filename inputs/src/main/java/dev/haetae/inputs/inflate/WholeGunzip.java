package dev.haetae.inputs.inflate;

import dev.haetae.files.archive.Gunzip;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Unpacks gzip from memory to memory where it is small enough, which most logs are; what is larger
 * or damaged is streamed instead, so that its end and its faults are met the same way everywhere.
 */
final class WholeGunzip implements Gunzip {
  private final Libdeflate libdeflate;

  /** As many as were ever in use at once: one a thread. */
  private final Queue<Workspace> idle = new ConcurrentLinkedQueue<>();

  WholeGunzip(Libdeflate libdeflate) {
    this.libdeflate = libdeflate;
  }

  @Override
  public InputStream open(InputStream packed) throws IOException {
    Workspace found = idle.poll();
    Workspace workspace = found == null ? new Workspace(libdeflate.new Decompressor()) : found;
    return new Held(
        workspace.fill(packed) && workspace.unpack()
            ? workspace.unpacked()
            : Gunzip.JDK.open(new SequenceInputStream(workspace.packed(), packed)),
        workspace);
  }

  /** Buffers that are used for one gzip after another. */
  private static final class Workspace {
    /** Together they bound what a thread holds, so that eight threads fit a heap of 512 MB. */
    private static final int PACKED_LIMIT = 4 << 20;

    private static final int UNPACKED_LIMIT = 32 << 20;

    private final Libdeflate.Decompressor decompressor;
    private byte[] packed = new byte[64 << 10];
    private int packedLength;
    private byte[] unpacked = new byte[1 << 20];
    private int unpackedLength;

    Workspace(Libdeflate.Decompressor decompressor) {
      this.decompressor = decompressor;
    }

    /** Whether all of it could be read and is within the limit. */
    boolean fill(InputStream bytes) {
      packedLength = 0;
      try {
        for (int got = 0; got >= 0; packedLength += Math.max(got, 0)) {
          if (packedLength == packed.length) {
            if (packedLength == PACKED_LIMIT) {
              return false;
            }
            packed = java.util.Arrays.copyOf(packed, packed.length * 2);
          }
          got = bytes.read(packed, packedLength, packed.length - packedLength);
        }
        return true;
      } catch (IOException metAgainWhenStreamed) {
        return false;
      }
    }

    /** Whether every member could be unpacked and fits. */
    boolean unpack() {
      unpackedLength = 0;
      if (!reserve(announcedLength())) {
        return false;
      }
      for (int at = 0; at < packedLength; at += decompressor.taken()) {
        if (!unpackMember(at)) {
          return false;
        }
      }
      return true;
    }

    private boolean unpackMember(int from) {
      Libdeflate.Result result = decompress(from);
      while (result == Libdeflate.Result.NO_ROOM && reserve(unpacked.length * 2L)) {
        result = decompress(from);
      }
      if (result == Libdeflate.Result.UNPACKED) {
        unpackedLength += decompressor.unpacked();
      }
      return result == Libdeflate.Result.UNPACKED;
    }

    private Libdeflate.Result decompress(int from) {
      return decompressor.unpack(packed, from, packedLength, unpacked, unpackedLength);
    }

    /** The length the last four bytes claim (RFC 1952); right for a single honest member. */
    private long announcedLength() {
      long length = 0;
      for (int at = Math.max(packedLength - 4, 0); at < packedLength; at++) {
        length |= (packed[at] & 0xffL) << (8 * (at - packedLength + 4));
      }
      return length;
    }

    private boolean reserve(long length) {
      if (length > UNPACKED_LIMIT) {
        return false;
      }
      if (length > unpacked.length) {
        unpacked = java.util.Arrays.copyOf(unpacked, (int) length);
      }
      return true;
    }

    InputStream packed() {
      return new ByteArrayInputStream(packed, 0, packedLength);
    }

    InputStream unpacked() {
      return new ByteArrayInputStream(unpacked, 0, unpackedLength);
    }
  }

  /** Bytes in a workspace that is free again when they are closed. */
  private final class Held extends java.io.FilterInputStream {
    private final Workspace workspace;
    private boolean closed;

    Held(InputStream bytes, Workspace workspace) {
      super(bytes);
      this.workspace = workspace;
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        closed = true;
        super.close();
        idle.add(workspace);
      }
    }
  }
}

package dev.haetae.files.archive;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;

/** Wraps bytes in everything that can be taken off again. */
public enum Wrap {
  GZIP {
    @Override
    public byte[] wrap(byte[] bytes) {
      return written(bytes, GZIPOutputStream::new);
    }
  },
  ZSTD {
    @Override
    public byte[] wrap(byte[] bytes) {
      return Zstd.compress(bytes);
    }
  },
  BZIP2 {
    @Override
    public byte[] wrap(byte[] bytes) {
      return written(bytes, BZip2CompressorOutputStream::new);
    }
  },
  ZIP {
    @Override
    public byte[] wrap(byte[] bytes) {
      return zip("in.zip.bin", bytes);
    }
  },
  TAR {
    @Override
    public byte[] wrap(byte[] bytes) {
      return tar(file("in.tar.bin", bytes.length), bytes);
    }
  };

  public abstract byte[] wrap(byte[] bytes);

  public boolean isArchive() {
    return this == ZIP || this == TAR;
  }

  interface Packer {
    OutputStream over(OutputStream packed) throws IOException;
  }

  private static byte[] written(byte[] bytes, Packer packer) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = packer.over(packed)) {
      out.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  public static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** A zip of one member. */
  public static byte[] zip(String name, byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  static TarArchiveEntry file(String name, int size) {
    TarArchiveEntry entry = new TarArchiveEntry(name, true);
    entry.setSize(size);
    return entry;
  }

  static TarArchiveEntry link(String name, String target) {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarArchiveEntry.LF_SYMLINK);
    entry.setLinkName(target);
    return entry;
  }

  /** A tar of one member. */
  static byte[] tar(TarArchiveEntry entry, byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(packed)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      put(tar, entry, bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }

  static void put(TarArchiveOutputStream tar, TarArchiveEntry entry, byte[] bytes)
      throws IOException {
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }
}

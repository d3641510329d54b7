package dev.haetae.formats.auditd;

import dev.haetae.formats.line.Scan;
import dev.haetae.model.EventWriter;
import dev.haetae.model.FieldSelection;
import dev.haetae.model.ValueKind;
import java.util.Arrays;

/**
 * The files an event wrote: those it made, under that name or by renaming, and those it opened for
 * writing. For one thread.
 *
 * @see <a href="https://man7.org/linux/man-pages/man2/open.2.html">open(2)</a>
 */
final class WrittenFiles {
  private static final byte[] ARCHITECTURE = Scan.word("arch");
  private static final byte[] SYSTEM_CALL = Scan.word("syscall");
  private static final byte[] SECOND_ARGUMENT = Scan.word("a1");
  private static final byte[] THIRD_ARGUMENT = Scan.word("a2");
  private static final byte[] FOLDER = Scan.word("cwd");
  private static final byte[] NAME = Scan.word("name");
  private static final byte[] KIND = Scan.word("nametype");
  private static final byte[] CREATE = Scan.word("CREATE");
  private static final byte[] NORMAL = Scan.word("NORMAL");
  private static final byte[] NOTHING = {};
  private static final byte[] OPEN = Scan.word("open");
  private static final byte[] OPEN_AT = Scan.word("openat");

  /** O_WRONLY and O_RDWR, in the last digit of the flags. */
  private static final int FOR_WRITING = 3;

  private final int field;
  private final Hexadecimal decoded;
  private int architecture;
  private byte[] call = NOTHING;
  private boolean isForWriting;
  private byte[] folder = NOTHING;
  private byte[] name = NOTHING;
  private boolean isWritten;

  WrittenFiles(FieldSelection selection, Hexadecimal decoded) {
    this.field = selection.number("haetae.written");
    this.decoded = decoded;
  }

  /** Whether anybody asks for them. */
  boolean isWanted() {
    return field >= 0;
  }

  /** Forgets what was read of the event before. */
  void begin() {
    call = NOTHING;
    folder = NOTHING;
    isForWriting = false;
    beginRecord();
  }

  private void beginRecord() {
    architecture = -1;
    name = NOTHING;
    isWritten = false;
  }

  /** Looks at a field; its value is {@code bytes[start, end)}. */
  void read(byte[] bytes, int key, int keyEnd, int start, int end) {
    if (Scan.is(bytes, key, keyEnd, ARCHITECTURE)) {
      architecture = start;
    } else if (Scan.is(bytes, key, keyEnd, SYSTEM_CALL) && architecture >= 0) {
      call = SystemCalls.name(bytes, architecture, start, end);
    } else if (Scan.is(bytes, key, keyEnd, flags()) && start < end) {
      isForWriting = (Character.digit(bytes[end - 1], 16) & FOR_WRITING) != 0;
    } else if (Scan.is(bytes, key, keyEnd, FOLDER)) {
      folder = text(bytes, start, end);
    } else if (Scan.is(bytes, key, keyEnd, NAME)) {
      name = text(bytes, start, end);
    } else if (Scan.is(bytes, key, keyEnd, KIND)) {
      isWritten =
          Scan.is(bytes, start, end, CREATE)
              || (isForWriting && Scan.is(bytes, start, end, NORMAL));
    }
  }

  /** The argument that says what a file is opened for; empty where the call opens none. */
  private byte[] flags() {
    if (Arrays.equals(call, OPEN)) {
      return SECOND_ARGUMENT;
    }
    return Arrays.equals(call, OPEN_AT) ? THIRD_ARGUMENT : NOTHING;
  }

  private byte[] text(byte[] bytes, int start, int end) {
    boolean isQuoted = bytes[start - 1] == '"';
    if (isQuoted || !Hexadecimal.is(bytes, start, end)) {
      return Arrays.copyOfRange(bytes, start, end);
    }
    int from = decoded.decode(bytes, start, end);
    return Arrays.copyOfRange(decoded.buffer(), from, decoded.end());
  }

  /** Adds the file of the record that ends here, if it is one that was written. */
  void endRecord(EventWriter writer) {
    if (isWritten && name.length > 0) {
      byte[] path = path();
      writer.add(field, ValueKind.STRING, path, 0, path.length);
    }
    beginRecord();
  }

  /** From the root, where the folder is known that the name is seen from. */
  private byte[] path() {
    if (name[0] == '/' || folder.length == 0) {
      return name;
    }
    byte[] path = Arrays.copyOf(folder, folder.length + 1 + name.length);
    path[folder.length] = '/';
    System.arraycopy(name, 0, path, folder.length + 1, name.length);
    return path;
  }
}

package dev.haetae.formats.auditd;

import dev.haetae.formats.line.Scan;
import dev.haetae.model.event.EventWriter;
import dev.haetae.model.event.FieldSelection;
import dev.haetae.model.event.ValueKind;
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
  private int architecture;
  private byte[] call = NOTHING;
  private boolean isForWriting;
  private byte[] folder = NOTHING;
  private byte[] name = NOTHING;
  private boolean isWritten;

  WrittenFiles(FieldSelection selection) {
    field = selection.number("haetae.written");
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

  /** Looks at a field: its name, and its value, which lies in {@code values}. */
  void read(byte[] bytes, int key, int keyEnd, byte[] values, int start, int end) {
    if (Scan.is(bytes, key, keyEnd, ARCHITECTURE)) {
      architecture = start;
    } else if (Scan.is(bytes, key, keyEnd, SYSTEM_CALL) && architecture >= 0) {
      call = SystemCalls.name(values, architecture, start, end);
    } else if (Scan.is(bytes, key, keyEnd, flags()) && start < end) {
      isForWriting = (Character.digit(values[end - 1], 16) & FOR_WRITING) != 0;
    } else if (Scan.is(bytes, key, keyEnd, FOLDER)) {
      folder = Arrays.copyOfRange(values, start, end);
    } else if (Scan.is(bytes, key, keyEnd, NAME)) {
      name = Arrays.copyOfRange(values, start, end);
    } else if (Scan.is(bytes, key, keyEnd, KIND)) {
      isWritten =
          Scan.is(values, start, end, CREATE)
              || (isForWriting && Scan.is(values, start, end, NORMAL));
    }
  }

  /** The argument that says what a file is opened for; empty where the call opens none. */
  private byte[] flags() {
    if (Arrays.equals(call, OPEN)) {
      return SECOND_ARGUMENT;
    }
    return Arrays.equals(call, OPEN_AT) ? THIRD_ARGUMENT : NOTHING;
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

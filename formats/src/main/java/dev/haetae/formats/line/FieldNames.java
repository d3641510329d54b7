package dev.haetae.formats.line;

import dev.haetae.model.event.FieldSelection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * Finds the number of a wanted field by the bytes of its name, whatever the case, for logs that
 * write names beside their values.
 */
public final class FieldNames {
  private final byte[][] names;
  private final int[] fields;
  private final int mask;

  /** The names to find: the paths of the selection. */
  public FieldNames(FieldSelection selection) {
    int size = Integer.highestOneBit(Math.max(8, selection.size() * 4)) * 2;
    names = new byte[size][];
    fields = new int[size];
    mask = size - 1;
    Arrays.fill(fields, -1);
    for (int field = 0; field < selection.size(); field++) {
      byte[] name =
          selection.paths().get(field).toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
      int place = hash(name, 0, name.length) & mask;
      while (fields[place] >= 0) {
        place = (place + 1) & mask;
      }
      names[place] = name;
      fields[place] = field;
    }
  }

  /** The number of the field with this name, or -1 where nobody asked for it. */
  public int find(byte[] bytes, int start, int end) {
    int place = hash(bytes, start, end) & mask;
    while (fields[place] >= 0) {
      if (isSame(names[place], bytes, start, end)) {
        return fields[place];
      }
      place = (place + 1) & mask;
    }
    return -1;
  }

  private static boolean isSame(byte[] name, byte[] bytes, int start, int end) {
    if (name.length != end - start) {
      return false;
    }
    for (int i = 0; i < name.length; i++) {
      if (name[i] != lower(bytes[start + i])) {
        return false;
      }
    }
    return true;
  }

  private static int hash(byte[] bytes, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash * 31 + lower(bytes[i]);
    }
    return hash ^ (hash >>> 16);
  }

  private static byte lower(byte b) {
    return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
  }
}

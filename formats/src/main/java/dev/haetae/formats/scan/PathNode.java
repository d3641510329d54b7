package dev.haetae.formats.scan;

import dev.haetae.model.Words;
import dev.haetae.model.event.FieldSelection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The wanted paths as a tree, one node an object key. Keys are found by their first and last eight
 * bytes and their length, without making a string of them; up to sixteen bytes these are the key.
 *
 * <p>A key may itself contain dots ({@code authorization.k8s.io/decision}, {@code id.orig_h}), so a
 * node has a child under every joined name that leads below it: for {@code a.b.c} the root knows
 * {@code a}, {@code a.b} and {@code a.b.c}.
 */
public final class PathNode {
  private static final int NOBODY = -1;

  /** The fields that ask for the value at this node. */
  final int field;

  /** What values at this node may not be; nothing where the log does not say. */
  final Documented documented;

  final boolean hasChildren;

  /** This node for JSON in a string at it: the string is the value, only what lies below counts. */
  final PathNode inside;

  /** Number of the object in which this node's key was met last, to notice a key met twice. */
  long metIn = NOBODY;

  /** In which order the keys of objects at this node come. */
  final KeyOrder order = new KeyOrder();

  private final byte[][] keys;
  private final long[] heads;
  private final long[] tails;
  private final @Nullable PathNode[] nodes;
  private final int mask;

  private PathNode(int field, Documented documented, Map<String, PathNode> children) {
    this.field = field;
    this.documented = documented;
    this.hasChildren = !children.isEmpty();
    int size = Integer.highestOneBit(Math.max(1, children.size())) * 4;
    this.mask = size - 1;
    this.keys = new byte[size][];
    this.heads = new long[size];
    this.tails = new long[size];
    this.nodes = new PathNode[size];
    children.forEach(this::put);
    this.inside = field == NOBODY ? this : new PathNode(this);
  }

  private PathNode(PathNode outside) {
    this.field = NOBODY;
    this.documented = Documented.NOTHING;
    this.hasChildren = outside.hasChildren;
    this.keys = outside.keys;
    this.heads = outside.heads;
    this.tails = outside.tails;
    this.nodes = outside.nodes;
    this.mask = outside.mask;
    this.inside = this;
  }

  /** The tree of every path of a selection. */
  public static PathNode of(FieldSelection selection) {
    return of(selection, unused -> Documented.NOTHING);
  }

  /** The same, for a log that documents what the values at a path are. */
  public static PathNode of(FieldSelection selection, Function<String, Documented> documentation) {
    Draft root = new Draft("");
    List<String> paths = selection.paths();
    for (int field = 0; field < paths.size(); field++) {
      root.add(paths.get(field), field);
    }
    return root.build(documentation);
  }

  /** A node while the tree is drawn up. */
  private static final class Draft {
    private final Map<String, Draft> children = new LinkedHashMap<>();
    private final String path;
    private int field = NOBODY;

    Draft(String path) {
      this.path = path;
    }

    void add(String path, int number) {
      Draft draft = this;
      for (String part : path.split("\\.", -1)) {
        String below = draft.path.isEmpty() ? part : draft.path + "." + part;
        draft = draft.children.computeIfAbsent(part, unused -> new Draft(below));
      }
      draft.field = number;
    }

    PathNode build(Function<String, Documented> documentation) {
      Map<String, PathNode> built = new LinkedHashMap<>();
      children.forEach((key, child) -> built.put(key, child.build(documentation)));
      Map<String, PathNode> joined = new LinkedHashMap<>(built);
      children.forEach((key, child) -> join(key, child, built.get(key), joined));
      return new PathNode(field, documentation.apply(path), joined);
    }

    private static void join(
        String prefix, Draft draft, @Nullable PathNode node, Map<String, PathNode> joined) {
      if (node == null) {
        return;
      }
      for (String key : draft.children.keySet()) {
        byte[] bytes = padded(key);
        PathNode child = node.child(bytes, 0, bytes.length - Long.BYTES);
        if (child != null) {
          joined.putIfAbsent(prefix + "." + key, child);
          join(prefix + "." + key, draft.children.getOrDefault(key, new Draft("")), child, joined);
        }
      }
    }
  }

  private void put(String key, PathNode child) {
    byte[] bytes = padded(key);
    int length = bytes.length - Long.BYTES;
    long head = head(bytes, 0, length);
    long tail = tail(bytes, length, length);
    int slot = slot(head, tail, length);
    while (nodes[slot] != null) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = Arrays.copyOf(bytes, length);
    heads[slot] = head;
    tails[slot] = tail;
    nodes[slot] = child;
  }

  /** The bytes of a key with eight more behind it, as a buffer has. */
  private static byte[] padded(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, bytes.length + Long.BYTES);
  }

  /**
   * The child under the key at {@code bytes[start, end)}, or null where nobody asks for it. At
   * least eight bytes must follow the key's start.
   */
  @Nullable PathNode child(byte[] bytes, int start, int end) {
    int length = end - start;
    long head = head(bytes, start, length);
    long tail = tail(bytes, end, length);
    int slot = slot(head, tail, length);
    while (true) {
      PathNode node = nodes[slot];
      if (node == null
          || (heads[slot] == head && tails[slot] == tail && is(slot, bytes, start, end))) {
        return node;
      }
      slot = (slot + 1) & mask;
    }
  }

  /** Whether the rest of a key agrees, its ends being known to. */
  private boolean is(int slot, byte[] bytes, int start, int end) {
    byte[] key = keys[slot];
    int length = end - start;
    return key.length == length
        && (length <= 2 * Long.BYTES || Arrays.equals(key, 0, length, bytes, start, end));
  }

  private static long head(byte[] bytes, int start, int length) {
    long word = Words.at(bytes, start);
    return length >= Long.BYTES ? word : word & ((1L << (length * Byte.SIZE)) - 1);
  }

  private static long tail(byte[] bytes, int end, int length) {
    return length > Long.BYTES ? Words.at(bytes, end - Long.BYTES) : 0;
  }

  private int slot(long head, long tail, int length) {
    long mixed = (head * 0x9E3779B97F4A7C15L ^ tail) + length;
    mixed *= 0xD6E8FEB86659FD93L;
    return (int) (mixed >>> 32) & mask;
  }
}

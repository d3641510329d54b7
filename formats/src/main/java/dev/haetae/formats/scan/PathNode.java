package dev.haetae.formats.scan;

import dev.haetae.model.FieldSelection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The wanted paths as a tree, one node an object key. Keys are found by a hash of their first and
 * last eight bytes and their length, without making a string of them.
 *
 * <p>A key may itself contain dots ({@code authorization.k8s.io/decision}, {@code id.orig_h}), so a
 * node has a child under every joined name that leads below it: for {@code a.b.c} the root knows
 * {@code a}, {@code a.b} and {@code a.b.c}.
 */
public final class PathNode {
  private static final int NOBODY = -1;

  /** The fields that ask for the value at this node. */
  final int field;

  final boolean hasChildren;

  /** Number of the object in which this node's key was met last, to notice a key met twice. */
  long metIn = NOBODY;

  private final byte[][] keys;
  private final @Nullable PathNode[] nodes;
  private final int mask;

  private PathNode(int field, Map<String, PathNode> children) {
    this.field = field;
    this.hasChildren = !children.isEmpty();
    int size = Integer.highestOneBit(Math.max(1, children.size())) * 4;
    this.mask = size - 1;
    this.keys = new byte[size][];
    this.nodes = new PathNode[size];
    children.forEach(this::put);
  }

  /** The tree of every path of a selection. */
  public static PathNode of(FieldSelection selection) {
    Draft root = new Draft();
    List<String> paths = selection.paths();
    for (int field = 0; field < paths.size(); field++) {
      root.add(paths.get(field), field);
    }
    return root.build();
  }

  /** A node while the tree is drawn up. */
  private static final class Draft {
    private final Map<String, Draft> children = new LinkedHashMap<>();
    private int field = NOBODY;

    void add(String path, int number) {
      Draft draft = this;
      for (String part : path.split("\\.", -1)) {
        draft = draft.children.computeIfAbsent(part, unused -> new Draft());
      }
      draft.field = number;
    }

    PathNode build() {
      Map<String, PathNode> built = new LinkedHashMap<>();
      children.forEach((key, child) -> built.put(key, child.build()));
      Map<String, PathNode> joined = new LinkedHashMap<>(built);
      children.forEach((key, child) -> join(key, child, built.get(key), joined));
      return new PathNode(field, joined);
    }

    private static void join(
        String prefix, Draft draft, @Nullable PathNode node, Map<String, PathNode> joined) {
      if (node == null) {
        return;
      }
      for (String key : draft.children.keySet()) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        PathNode child = node.child(bytes, 0, bytes.length);
        if (child != null) {
          joined.putIfAbsent(prefix + "." + key, child);
          join(prefix + "." + key, draft.children.getOrDefault(key, new Draft()), child, joined);
        }
      }
    }
  }

  private void put(String key, PathNode child) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    int slot = hash(bytes, 0, bytes.length) & mask;
    while (nodes[slot] != null) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = bytes;
    nodes[slot] = child;
  }

  /** The child under the key at {@code bytes[start, end)}, or null where nobody asks for it. */
  @Nullable PathNode child(byte[] bytes, int start, int end) {
    int slot = hash(bytes, start, end) & mask;
    while (true) {
      PathNode node = nodes[slot];
      if (node == null || Arrays.equals(keys[slot], 0, keys[slot].length, bytes, start, end)) {
        return node;
      }
      slot = (slot + 1) & mask;
    }
  }

  private static int hash(byte[] bytes, int start, int end) {
    int length = end - start;
    long mixed = length;
    if (length >= 8) {
      mixed += Words.at(bytes, start) * 0x9E3779B97F4A7C15L ^ Words.at(bytes, end - 8);
    } else {
      for (int i = start; i < end; i++) {
        mixed = mixed * 31 + bytes[i];
      }
    }
    mixed *= 0xD6E8FEB86659FD93L;
    return (int) (mixed >>> 32);
  }
}

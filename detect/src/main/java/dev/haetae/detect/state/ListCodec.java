package dev.haetae.detect.state;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes lists of which none is long: how many elements there are, in one byte, then each.
 *
 * @param each how an element is written
 * @param most how many elements a list may have, up to 255; what says that it has more is refused
 */
public record ListCodec<E>(Codec<E> each, int most) implements Codec<List<E>> {
  private static final int LARGEST_COUNT = 255;

  /** Refuses to be made for lists whose length does not fit its byte. */
  public ListCodec {
    if (most > LARGEST_COUNT) {
      throw new IllegalArgumentException(
          most + " elements; expected " + LARGEST_COUNT + " at most");
    }
  }

  @Override
  public void write(List<E> elements, DataOutput to) throws IOException {
    to.writeByte(elements.size());
    for (E element : elements) {
      each.write(element, to);
    }
  }

  @Override
  public List<E> read(DataInput from) throws IOException {
    int count = from.readUnsignedByte();
    if (count > most) {
      throw new IOException(count + " elements where " + most + " are the most");
    }
    List<E> elements = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      elements.add(each.read(from));
    }
    return elements;
  }
}

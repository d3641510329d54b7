package dev.haetae.detect.dns;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Distinguishes generated names from chosen ones: runs of characters are looked up in a table of
 * small vectors (as in Joulin et al., <i>Bag of Tricks for Efficient Text Classification</i>,
 * 2016), their mean and their greatest go with the shape of the label through one hidden layer.
 * Trained by {@code ./dev train-dga}; what it was trained on and cannot do stands in the card
 * beside it, {@code name-model.md}.
 */
public final class NameModel {
  /** Length of the vector of a run. */
  public static final int WIDTH = 8;

  /** Inputs of the hidden layer. */
  public static final int INPUTS = 2 * WIDTH + NameFeatures.SHAPE;

  /** Units of the hidden layer. */
  public static final int UNITS = 24;

  private static final int MAGIC = 0x4841_444E;
  private static final int VERSION = 1;

  /** Loaded when it is first asked for: a trainer runs without one. */
  private static final class Shipped {
    private static final NameModel MODEL = load();
  }

  private final byte[] table;
  private final float scale;
  private final float[] hidden;
  private final float[] output;

  /**
   * A model.
   *
   * @param table {@link NameFeatures#ROWS} vectors of {@link #WIDTH} numbers
   * @param scale what a number of the table is multiplied by
   * @param hidden weights of the hidden layer: for each unit, those of the inputs, then its bias
   * @param output weight of each unit, then the bias
   */
  public NameModel(byte[] table, float scale, float[] hidden, float[] output) {
    this.table = table;
    this.scale = scale;
    this.hidden = hidden;
    this.output = output;
  }

  byte[] table() {
    return table;
  }

  float scale() {
    return scale;
  }

  float[] hidden() {
    return hidden;
  }

  float[] output() {
    return output;
  }

  /** The model that comes with the program. */
  public static NameModel shipped() {
    return Shipped.MODEL;
  }

  private static NameModel load() {
    try (InputStream in = NameModel.class.getResourceAsStream("name-model.bin")) {
      if (in == null) {
        throw new IOException("name-model.bin is not in the program");
      }
      return read(new DataInputStream(in));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /**
   * Reads a model.
   *
   * @throws IOException where the bytes are none, or one of another shape
   */
  public static NameModel read(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC || in.readInt() != VERSION) {
      throw new IOException("not a model of generated names, version " + VERSION);
    }
    float scale = in.readFloat();
    byte[] table = new byte[NameFeatures.ROWS * WIDTH];
    in.readFully(table);
    return new NameModel(
        table, scale, readFloats(in, UNITS * (INPUTS + 1)), readFloats(in, UNITS + 1));
  }

  private static float[] readFloats(DataInputStream in, int count) throws IOException {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = in.readFloat();
    }
    return numbers;
  }

  /** Writes the model. */
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeFloat(scale);
    out.write(table);
    for (float number : hidden) {
      out.writeFloat(number);
    }
    for (float number : output) {
      out.writeFloat(number);
    }
  }
}

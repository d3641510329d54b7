package dev.haetae.quality.dga;

import dev.haetae.detect.dns.NameFeatures;
import dev.haetae.detect.dns.NameModel;
import java.util.Arrays;
import java.util.Random;

/** The model while it learns: whole numbers become so only at its end. */
final class Network {
  private static final int WIDTH = NameModel.WIDTH;
  private static final int INPUTS = NameModel.INPUTS;
  private static final int UNITS = NameModel.UNITS;
  private static final float SMALL = 1e-6f;
  private static final float REACH = 4;

  private final NameFeatures features = new NameFeatures();
  private final Weights table;
  private final Weights hidden;
  private final Weights output;
  private final float[] inputs = new float[INPUTS];
  private final int[] mostAt = new int[WIDTH];
  private final float[] values = new float[UNITS];
  private final float[] back = new float[INPUTS];
  private final Random random;
  private int[] kept = new int[NameFeatures.MOST_RUNS];
  private int keptCount;

  Network(long seed) {
    random = new Random(seed);
    table = new Weights(NameFeatures.ROWS * WIDTH, 0.1f, random);
    hidden = new Weights(UNITS * (INPUTS + 1), 0.25f, random);
    output = new Weights(UNITS + 1, 0.25f, random);
  }

  /** Numbers that are learnt, each at a pace of its own (Duchi et al., AdaGrad, 2011). */
  private static final class Weights {
    private final float[] values;
    private final float[] squares;

    Weights(int count, float spread, Random random) {
      values = new float[count];
      squares = new float[count];
      for (int i = 0; i < count; i++) {
        values[i] = (random.nextFloat() * 2 - 1) * spread;
      }
    }

    void move(int at, float slope, float pace) {
      squares[at] += slope * slope;
      values[at] -= pace * slope / (float) Math.sqrt(squares[at] + SMALL);
    }
  }

  /**
   * Learns from one label.
   *
   * @param generated 1 where it was generated, 0 where it was chosen
   * @param dropped share of its runs that are left out, so that none alone decides
   */
  void learn(String label, float generated, float pace, float dropped) {
    features.read(label, 0, label.length());
    keep(dropped);
    float slope = 1 / (1 + (float) Math.exp(-forward())) - generated;
    Arrays.fill(back, 0);
    for (int unit = 0; unit < UNITS; unit++) {
      learnUnit(unit, slope, pace);
    }
    output.move(UNITS, slope, pace);
    learnRuns(pace);
  }

  private void keep(float dropped) {
    keptCount = 0;
    for (int i = 0; i < features.runCount(); i++) {
      if (dropped == 0 || random.nextFloat() >= dropped) {
        kept[keptCount++] = features.runs()[i];
      }
    }
  }

  private float forward() {
    Arrays.fill(inputs, 0);
    for (int i = 0; i < WIDTH; i++) {
      float most = -REACH;
      mostAt[i] = -1;
      for (int run = 0; run < keptCount; run++) {
        float value = table.values[kept[run] * WIDTH + i];
        inputs[i] += value;
        if (value > most) {
          most = value;
          mostAt[i] = run;
        }
      }
      inputs[i] /= Math.max(1, keptCount);
      inputs[WIDTH + i] = most;
    }
    System.arraycopy(features.shape(), 0, inputs, 2 * WIDTH, NameFeatures.SHAPE);
    float result = output.values[UNITS];
    for (int unit = 0; unit < UNITS; unit++) {
      int weight = unit * (INPUTS + 1);
      float value = hidden.values[weight + INPUTS];
      for (int i = 0; i < INPUTS; i++) {
        value += hidden.values[weight + i] * inputs[i];
      }
      values[unit] = Math.max(0, value);
      result += values[unit] * output.values[unit];
    }
    return result;
  }

  private void learnUnit(int unit, float slope, float pace) {
    if (values[unit] <= 0) {
      return;
    }
    float through = slope * output.values[unit];
    output.move(unit, slope * values[unit], pace);
    int weight = unit * (INPUTS + 1);
    for (int i = 0; i < INPUTS; i++) {
      back[i] += through * hidden.values[weight + i];
      hidden.move(weight + i, through * inputs[i], pace);
    }
    hidden.move(weight + INPUTS, through, pace);
  }

  private void learnRuns(float pace) {
    for (int i = 0; i < WIDTH; i++) {
      float share = back[i] / Math.max(1, keptCount);
      for (int run = 0; run < keptCount; run++) {
        float most = mostAt[i] == run ? back[WIDTH + i] : 0;
        int at = kept[run] * WIDTH + i;
        table.move(at, share + most, pace);
        table.values[at] = Math.max(-REACH, Math.min(REACH, table.values[at]));
      }
    }
  }

  /**
   * The model as it is kept.
   *
   * @param shift added to what it says, for classes that were not trained on in equal parts
   */
  NameModel finish(float shift) {
    float scale = REACH / 127;
    byte[] rounded = new byte[table.values.length];
    for (int i = 0; i < rounded.length; i++) {
      rounded[i] = (byte) Math.round(table.values[i] / scale);
    }
    float[] last = output.values.clone();
    last[UNITS] += shift;
    return new NameModel(rounded, scale, hidden.values.clone(), last);
  }
}

package dev.haetae.detect.dns;

import java.util.Arrays;

/** Applies a {@link NameModel} to labels, without making an object. For one thread. */
public final class NameJudge {
  private static final int WIDTH = NameModel.WIDTH;

  private final NameModel model;
  private final NameFeatures features = new NameFeatures();
  private final int[] sum = new int[WIDTH];
  private final int[] most = new int[WIDTH];
  private final float[] inputs = new float[NameModel.INPUTS];

  /** A judge by a model. */
  public NameJudge(NameModel model) {
    this.model = model;
  }

  /**
   * How much likelier a label is among generated names than among chosen ones: the natural
   * logarithm of the ratio, 0 where it is as likely among either. Upper case counts as unknown
   * letters. A label in another script, written as {@code xn--}, is never likelier generated: to
   * the model its letters look random, and generators do not write so.
   */
  public float judge(CharSequence label) {
    return judge(label, 0, label.length());
  }

  /** The same of a part of a name. */
  public float judge(CharSequence name, int from, int to) {
    float result = ratio(name, from, to);
    return isOtherScript(name, from, to) ? Math.min(0, result) : result;
  }

  private static boolean isOtherScript(CharSequence name, int from, int to) {
    return to - from > 4
        && name.charAt(from) == 'x'
        && name.charAt(from + 1) == 'n'
        && name.charAt(from + 2) == '-'
        && name.charAt(from + 3) == '-';
  }

  /** What the model says of a label, whatever script it stands for. */
  float ratio(CharSequence name, int from, int to) {
    features.read(name, from, to);
    pool();
    float result = model.output()[NameModel.UNITS];
    float[] hidden = model.hidden();
    int weight = 0;
    for (int unit = 0; unit < NameModel.UNITS; unit++) {
      float value = 0;
      for (int i = 0; i < NameModel.INPUTS; i++) {
        value += hidden[weight + i] * inputs[i];
      }
      value += hidden[weight + NameModel.INPUTS];
      weight += NameModel.INPUTS + 1;
      if (value > 0) {
        result += value * model.output()[unit];
      }
    }
    return result;
  }

  private void pool() {
    Arrays.fill(sum, 0);
    Arrays.fill(most, -128);
    byte[] table = model.table();
    int[] runs = features.runs();
    int count = features.runCount();
    for (int run = 0; run < count; run++) {
      int row = runs[run] * WIDTH;
      for (int i = 0; i < WIDTH; i++) {
        int value = table[row + i];
        sum[i] += value;
        most[i] = Math.max(most[i], value);
      }
    }
    for (int i = 0; i < WIDTH; i++) {
      inputs[i] = sum[i] * model.scale() / Math.max(1, count);
      inputs[WIDTH + i] = most[i] * model.scale();
    }
    System.arraycopy(features.shape(), 0, inputs, 2 * WIDTH, NameFeatures.SHAPE);
  }
}

package dev.haetae.quality.dga;

import dev.haetae.detect.dns.NameJudge;
import dev.haetae.detect.dns.NameModel;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Measures a model on names: {@code ./dev measure-dga FAMILIES.tsv NAMES…}. Of the chosen names
 * only those count that no training takes.
 */
public final class MeasureNames {
  /** The share of chosen names that may be taken for generated ones. */
  public static final double FALSE_SHARE = 0.001;

  private MeasureNames() {}

  /** Measures; the first argument is the model. */
  public static void main(String[] arguments) throws IOException {
    NameModel model;
    try (DataInputStream in = new DataInputStream(Files.newInputStream(Path.of(arguments[0])))) {
      model = NameModel.read(in);
    }
    Map<String, List<String>> families = NameLists.families(Path.of(arguments[1]));
    for (String list : List.of(arguments).subList(2, arguments.length)) {
      Set<String> chosen = new LinkedHashSet<>(NameLists.labels(Path.of(list)));
      chosen.removeIf(label -> !NameLists.isHeldOut(label));
      System.out.println(list + ": " + chosen.size() + " chosen labels");
      separations(model, families, chosen)
          .forEach((family, each) ->
              System.out.printf(
                  Locale.ROOT,
                  "  %-16s area %.4f, found %.1f %%%n",
                  family,
                  each.area(),
                  100 * each.found()));
    }
  }

  /** How well each family is told from chosen labels. */
  public static Map<String, Separation> separations(
      NameModel model, Map<String, List<String>> families, Collection<String> chosen) {
    NameJudge judge = new NameJudge(model);
    float[] negative = scores(judge, new ArrayList<>(chosen));
    Map<String, Separation> separations = new TreeMap<>();
    families.forEach((family, labels) ->
        separations.put(family, Separation.of(scores(judge, labels), negative, FALSE_SHARE)));
    return separations;
  }

  private static float[] scores(NameJudge judge, List<String> labels) {
    float[] scores = new float[labels.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = judge.judge(labels.get(i));
    }
    return scores;
  }
}

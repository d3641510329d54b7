package dev.haetae.quality;

import dev.haetae.detect.dns.NameModel;
import dev.haetae.quality.dga.MeasureNames;
import dev.haetae.quality.dga.NameLists;
import dev.haetae.quality.dga.Separation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How well single names of malware the model never saw are told from names people chose, of which
 * one in a thousand may be mistaken. Families that join words have a mean of their own. A fault is
 * one name in a thousand that is not found.
 */
final class GeneratedNames implements SampleEvaluation {
  private static final Set<String> OF_WORDS = Set.of("matsnu", "rovnix");

  @Override
  public String name() {
    return "dga";
  }

  @Override
  public List<Case> measure(Path samples) throws IOException {
    Set<String> chosen =
        new LinkedHashSet<>(NameLists.labels(samples.resolve("dns/alexa_100k.csv")));
    chosen.removeIf(label -> !NameLists.isHeldOut(label));
    Map<String, Separation> families =
        MeasureNames.separations(
            NameModel.shipped(),
            NameLists.families(samples.resolve("dns/dga_andrewaeva.tsv")),
            chosen);
    List<Case> cases = new ArrayList<>();
    List<Separation> letters = new ArrayList<>();
    List<Separation> words = new ArrayList<>();
    families.forEach((family, separation) -> {
      cases.add(asCase("family " + family, separation));
      (OF_WORDS.contains(family) ? words : letters).add(separation);
    });
    cases.add(asCase("mean of families of letters", mean(letters)));
    cases.add(asCase("mean of families of words", mean(words)));
    return cases;
  }

  private static Separation mean(List<Separation> families) {
    return new Separation(
        families.stream().mapToDouble(Separation::area).average().orElseThrow(),
        families.stream().mapToDouble(Separation::found).average().orElseThrow());
  }

  private static Case asCase(String name, Separation separation) {
    String met =
        String.format(
            Locale.ROOT, "area %.3f, found %.1f %%", separation.area(), 100 * separation.found());
    return new Case(name, Math.round(1000 * (1 - separation.found())), met);
  }
}

package dev.haetae.quality.dga;

import dev.haetae.detect.dns.NameModel;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Trains the model of generated names: chosen names are those it is given, generated ones come from
 * {@link Families} and from lists it is given. The same lists give the same model.
 *
 * <pre>{@code ./dev train-dga NAMES… [--generated FAMILIES.tsv…]}</pre>
 */
public final class TrainNames {
  private static final long SEED = 20_260_301;
  private static final int ROUNDS = 12;
  private static final int FAMILIES = 3_000;
  private static final int GENERATED_FOR_ONE = 2;

  private final Random random = new Random(SEED);
  private final Network network = new Network(SEED);
  private final List<String> chosen;
  private final List<Family> families;

  private TrainNames(List<String> chosen, List<Family> families) {
    this.chosen = chosen;
    this.families = families;
  }

  /** Trains; the first argument is the file to write. */
  public static void main(String[] arguments) throws IOException {
    Set<String> chosen = new LinkedHashSet<>();
    List<List<String>> lists = new ArrayList<>();
    boolean generated = false;
    for (String argument : List.of(arguments).subList(1, arguments.length)) {
      if (argument.equals("--generated")) {
        generated = true;
      } else if (generated) {
        lists.addAll(NameLists.families(Path.of(argument)).values());
      } else {
        chosen.addAll(NameLists.labels(Path.of(argument)));
      }
    }
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException("expected at least one list of names people chose");
    }
    chosen.removeIf(NameLists::isHeldOut);
    NameModel model = of(new ArrayList<>(chosen), lists).train();
    try (DataOutputStream out =
        new DataOutputStream(Files.newOutputStream(Path.of(arguments[0])))) {
      model.write(out);
    }
    System.out.println(
        arguments[0]
            + ": trained on "
            + chosen.size()
            + " chosen labels and "
            + FAMILIES
            + " families of generators, "
            + lists.size()
            + " lists of generated names");
  }

  private static TrainNames of(List<String> chosen, List<List<String>> lists) {
    List<Family> families = Families.draw(FAMILIES, new Random(SEED));
    for (List<String> list : lists) {
      families.addAll(
          Collections.nCopies(FAMILIES / 50, each -> list.get(each.nextInt(list.size()))));
    }
    return new TrainNames(chosen, families);
  }

  private NameModel train() {
    for (int round = 0; round < ROUNDS; round++) {
      float pace = 0.08f * (1 - 0.9f * round / ROUNDS);
      Collections.shuffle(chosen, random);
      for (String label : chosen) {
        network.learn(label, 0, pace, 0.25f);
        for (int i = 0; i < GENERATED_FOR_ONE; i++) {
          String name = families.get(random.nextInt(families.size())).next(random);
          network.learn(name, 1, pace, 0.25f);
        }
      }
      System.out.println("round " + (round + 1) + " of " + ROUNDS);
    }
    return network.finish(-(float) Math.log(GENERATED_FOR_ONE));
  }
}

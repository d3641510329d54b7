package dev.haetae.detect.match;

import dev.haetae.model.event.Field;
import dev.haetae.model.event.FieldSelection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Leads from an event to the few rules that may match it.
 *
 * <p>Looking at every rule for every event makes a scan as slow as its rules are many. But nearly
 * every rule has constants that an event must carry to match: an {@code eventName}, the end of a
 * path, a piece of a command line. So for each rule the {@link AnchorPlanner} derives a set of such
 * constants of which at least one is necessary (its anchors), and they are turned around: from
 * field and constant to rules. An event then is taken through the fields that have anchors at all,
 * and each of its values is
 *
 * <ul>
 *   <li>looked up whole among the exact texts, case folded, in a hash table;
 *   <li>looked up among the numbers, where it is one;
 *   <li>run once through an automaton that finds every fragment of every rule at the same time.
 * </ul>
 *
 * Each of these costs the same for sixty rules and for three thousand. A rule whose anchors are met
 * often, as the name of a shell, has a second set of them: it is worth a look where both are met.
 * What comes out are candidates; only for them the whole condition is worked out, over atoms that
 * are shared between rules and decided once an event. An anchor is necessary, never sufficient, so
 * that a wrong guess about what is cheap costs time and not truth. Rules without an anchor, such as
 * those that only ask for absence, are candidates for every event; there are few.
 *
 * <p>Folding is coarser than any comparison: what is equal with case is equal without it. That is
 * why one folded text per value serves all three look-ups, also for rules in which case matters.
 */
final class RuleIndex {
  private final List<FieldIndex> fields;
  private final int[] always;

  private RuleIndex(List<FieldIndex> fields, int[] always) {
    this.fields = fields;
    this.always = always;
  }

  /** Collects the anchors of rules. */
  static final class Builder {
    /** A rule that is met more often than this is worth a second set of anchors. */
    private static final double RARE = 0.005;

    /** A second set that is met more often than this leaves too much to look at. */
    private static final double WORTH_A_LOOK = 0.5;

    private final Map<Integer, List<Anchor.Choice>> necessary = new TreeMap<>();
    private final Map<Integer, FieldIndex.Builder> fields = new TreeMap<>();
    private final List<Integer> always = new ArrayList<>();

    /**
     * Adds a rule.
     *
     * @param choices each is necessary for an event to match; the cheapest first, at least one
     */
    void add(int rule, List<Anchor.Choice> choices) {
      necessary.put(rule, choices);
    }

    private void add(int rule, Anchor.Choice first, Optional<Anchor.Choice> second) {
      int choices = second.isPresent() ? 2 : 1;
      first.anchors().forEach(anchor -> add(Candidates.lead(rule, 0, choices), anchor));
      second.ifPresent(choice ->
          choice.anchors().forEach(anchor -> add(Candidates.lead(rule, 1, choices), anchor)));
    }

    /** Fields that are looked at for the first set of some rule cost nothing more for a second. */
    private Set<Integer> lookedAt() {
      return necessary.values().stream()
          .flatMap(choices -> choices.get(0).anchors().stream())
          .map(Anchor::field)
          .filter(field -> field != Anchor.NOWHERE)
          .collect(Collectors.toSet());
    }

    private static Optional<Anchor.Choice> second(
        List<Anchor.Choice> choices, Set<Integer> lookedAt) {
      if (choices.get(0).share() <= RARE) {
        return Optional.empty();
      }
      return choices.stream()
          .skip(1)
          .filter(choice -> choice.share() <= WORTH_A_LOOK && choice.isWithin(lookedAt))
          .min(Comparator.comparingDouble(Anchor.Choice::share));
    }

    private void add(int lead, Anchor anchor) {
      if (anchor instanceof Anchor.Exact exact) {
        field(exact.field()).exact(exact, lead);
      } else if (anchor instanceof Anchor.Numeric numeric) {
        field(numeric.field()).numeric(numeric, lead);
      } else if (anchor instanceof Anchor.Fragment fragment) {
        field(fragment.field()).fragment(fragment, lead);
      } else if (anchor instanceof Anchor.Present present) {
        field(present.field()).present(lead);
      } else {
        always.add(lead);
      }
    }

    private FieldIndex.Builder field(int number) {
      return fields.computeIfAbsent(number, unused -> new FieldIndex.Builder());
    }

    RuleIndex build(FieldSelection selection) {
      Set<Integer> lookedAt = lookedAt();
      necessary.forEach((rule, choices) -> add(rule, choices.get(0), second(choices, lookedAt)));
      List<FieldIndex> built = new ArrayList<>();
      fields.entrySet().stream()
          .sorted(Comparator.comparing(entry -> isDerived(selection, entry.getKey())))
          .forEach(entry -> built.add(entry.getValue().build(entry.getKey())));
      return new RuleIndex(built, always.stream().mapToInt(Integer::intValue).toArray());
    }

    private static boolean isDerived(FieldSelection selection, int field) {
      return field != Anchor.RAW && Field.isDerived(selection.paths().get(field));
    }
  }

  /** What one thread needs to collect candidates. */
  final class Collector {
    private final ValueMemo[] memos = new ValueMemo[fields.size()];
    private final Candidates scratch;

    private Collector(int rules) {
      this.scratch = new Candidates(rules);
      Arrays.setAll(memos, unused -> new ValueMemo());
    }

    /** Finds every rule that may match the event in view. */
    void collect(EventView view, Candidates candidates) {
      candidates.clear();
      candidates.add(always);
      for (int i = 0; i < memos.length; i++) {
        fields.get(i).collect(view, candidates, memos[i], scratch);
      }
    }
  }

  /** A collector for one thread, for so many rules. */
  Collector collector(int rules) {
    return new Collector(rules);
  }
}

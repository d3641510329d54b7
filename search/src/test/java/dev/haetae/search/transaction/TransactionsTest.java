package dev.haetae.search.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.search.transaction.Transactions.Event;
import dev.haetae.search.transaction.Transactions.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TransactionsTest {
  private static final Rule FREE = new Rule(0, 0, Long.MAX_VALUE, false, false, true);

  private final Found found = new Found();

  /** What was found, by transaction. */
  private static final class Found implements Transactions.Results {
    private final Map<Long, List<Long>> rows = new HashMap<>();
    private final Map<Long, String> ends = new HashMap<>();
    private final List<Long> alone = new ArrayList<>();

    @Override
    public void joined(long row, long transaction) {
      assertThat(ends).doesNotContainKey(transaction);
      rows.computeIfAbsent(transaction, none -> new ArrayList<>()).add(row);
    }

    @Override
    public void ended(long transaction, boolean closed, boolean whole) {
      assertThat(rows).containsKey(transaction);
      assertThat(ends.put(transaction, (closed ? "closed" : "open") + (whole ? "" : " in part")))
          .isNull();
    }

    @Override
    public void alone(long row) {
      alone.add(row);
    }
  }

  private static Event event(long row, double seconds, String... values) {
    List<Set<String>> sets = new ArrayList<>();
    for (String value : values) {
      sets.add(value.isEmpty() ? Set.of() : Set.of(value));
    }
    return new Event(row, seconds, sets, false, false);
  }

  private void gather(int fields, Rule rule, Event... newestFirst) {
    Transactions transactions = new Transactions(fields, rule, found);
    for (Event each : newestFirst) {
      transactions.add(each);
    }
    transactions.end();
  }

  @Test
  void growsFromEventToEventByDifferentFields() {
    gather(2, FREE, event(3, 30, "a", ""), event(2, 20, "a", "x"), event(1, 10, "", "x"));

    assertThat(found.rows).containsExactly(Map.entry(0L, List.of(3L, 2L, 1L)));
  }

  @Test
  void keepsApartWhatContradictsInOneField() {
    gather(2, FREE, event(2, 20, "a", "x"), event(1, 10, "a", "y"));

    assertThat(found.rows).hasSize(2);
  }

  @Test
  void aPauseThatIsTooLongClosesATransaction() {
    gather(
        1,
        new Rule(0, 5, Long.MAX_VALUE, false, false, true),
        event(3, 30, "a"),
        event(2, 26, "a"),
        event(1, 20, "a"));

    assertThat(found.rows.values()).containsExactlyInAnyOrder(List.of(3L, 2L), List.of(1L));
    assertThat(found.ends).containsEntry(0L, "closed").containsEntry(1L, "open");
  }

  @Test
  void theSpanIsCountedFromTheNewestEvent() {
    gather(
        1,
        new Rule(10, 0, Long.MAX_VALUE, false, false, true),
        event(4, 30, "a"),
        event(3, 22, "a"),
        event(2, 19, "a"),
        event(1, 12, "a"));

    assertThat(found.rows.values()).containsExactlyInAnyOrder(List.of(4L, 3L), List.of(2L, 1L));
  }

  @Test
  void whatLacksItsStartIsThereInPart() {
    Event start = new Event(2, 20, List.of(Set.of("a")), true, false);
    gather(
        1,
        new Rule(0, 0, Long.MAX_VALUE, true, false, true),
        event(3, 30, "a"),
        start,
        event(1, 10, "a"));

    assertThat(found.rows.values()).containsExactlyInAnyOrder(List.of(3L, 2L), List.of(1L));
    assertThat(found.ends).containsEntry(0L, "closed").containsEntry(1L, "open in part");
  }

  @Test
  void onlyAnEndBeginsATransaction() {
    Event end = new Event(2, 20, List.of(Set.of("a")), false, true);
    gather(
        1,
        new Rule(0, 0, Long.MAX_VALUE, false, true, true),
        event(3, 30, "a"),
        end,
        event(1, 10, "a"));

    assertThat(found.rows).containsExactly(Map.entry(0L, List.of(2L, 1L)));
    assertThat(found.alone).containsExactly(3L);
  }

  @Test
  void noMoreThanSoManyAreOpen() {
    Transactions transactions = new Transactions(1, FREE, found);
    for (int i = 0; i <= Transactions.MOST_OPEN; i++) {
      transactions.add(event(i, -i, "v" + i));
    }

    assertThat(transactions.evicted()).isEqualTo(1);
    assertThat(found.ends).containsOnlyKeys(0L);
  }

  @Property
  void eachEventIsOfOneTransactionAndEachTransactionEnds(
      @ForAll @Size(max = 60) List<@IntRange(max = 80) Integer> drawn) {
    Found all = new Found();
    Transactions transactions = new Transactions(2, new Rule(9, 4, 5, true, true, false), all);
    int seconds = 1000;
    for (int i = 0; i < drawn.size(); i++) {
      int number = drawn.get(i);
      seconds -= number % 3;
      Event each = event(i, seconds, number % 4 == 0 ? "" : "a" + number % 4, "b" + number % 5);
      transactions.add(new Event(i, seconds, each.values(), number % 7 == 0, number % 2 == 0));
    }
    transactions.end();

    Set<Long> met = new HashSet<>(all.alone);
    all.rows.values().forEach(met::addAll);
    assertThat(met).hasSize(drawn.size());
    assertThat(all.ends.keySet()).isEqualTo(all.rows.keySet());
  }
}

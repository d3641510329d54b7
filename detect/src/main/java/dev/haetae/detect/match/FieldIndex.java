package dev.haetae.detect.match;

import dev.haetae.model.event.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the values of one field lead to: by exact text, by number, by fragment, by presence.
 *
 * @see Candidates of what a lead is
 */
final class FieldIndex {
  private final int field;
  private final ByteTable texts;
  private final int[][] leadsOfText;
  private final long[] numbers;
  private final int[][] leadsOfNumber;
  private final Optional<LiteralScanner> fragments;
  private final int[] presence;

  private FieldIndex(int field, Builder builder) {
    this.field = field;
    List<byte[]> keys = new ArrayList<>();
    builder.texts.keySet().forEach(text -> keys.add(text.bytes()));
    this.texts = new ByteTable(keys);
    this.leadsOfText = builder.texts.values().stream().map(FieldIndex::array).toArray(int[][]::new);
    this.numbers = builder.numbers.keySet().stream().mapToLong(Long::longValue).toArray();
    this.leadsOfNumber =
        builder.numbers.values().stream().map(FieldIndex::array).toArray(int[][]::new);
    Map<Anchor.Folded, int[]> sought = new LinkedHashMap<>();
    builder.fragments.forEach((text, leads) -> sought.put(text, array(leads)));
    this.fragments = sought.isEmpty() ? Optional.empty() : Optional.of(new LiteralScanner(sought));
    this.presence = array(builder.presence);
  }

  private static int[] array(List<Integer> leads) {
    return leads.stream().mapToInt(Integer::intValue).distinct().toArray();
  }

  /** Collects anchors of one field. */
  static final class Builder {
    private final Map<Anchor.Folded, List<Integer>> texts = new LinkedHashMap<>();
    private final SortedMap<Long, List<Integer>> numbers = new TreeMap<>();
    private final Map<Anchor.Folded, List<Integer>> fragments = new LinkedHashMap<>();
    private final List<Integer> presence = new ArrayList<>();

    void exact(Anchor.Exact anchor, int lead) {
      texts.computeIfAbsent(anchor.text(), unused -> new ArrayList<>()).add(lead);
    }

    void numeric(Anchor.Numeric anchor, int lead) {
      numbers.computeIfAbsent(anchor.bucket(), unused -> new ArrayList<>()).add(lead);
    }

    void fragment(Anchor.Fragment anchor, int lead) {
      fragments.computeIfAbsent(anchor.text(), unused -> new ArrayList<>()).add(lead);
    }

    void present(int lead) {
      presence.add(lead);
    }

    FieldIndex build(int field) {
      return new FieldIndex(field, this);
    }
  }

  /**
   * Adds what the event's values of this field lead to.
   *
   * @param memo what this field's values led to before, of this thread
   * @param scratch room for what one value leads to
   */
  void collect(EventView view, Candidates candidates, ValueMemo memo, Candidates scratch) {
    if (field == Anchor.RAW) {
      collectRaw(view, candidates);
      return;
    }
    Event event = view.event();
    int value = event.first(field);
    if (value != Event.NONE) {
      candidates.add(presence);
    }
    for (; value != Event.NONE; value = event.next(value)) {
      if (view.turnTo(value)) {
        collectRemembered(view.current(), candidates, memo, scratch);
      }
    }
  }

  private void collectRemembered(
      EventView.Current value, Candidates candidates, ValueMemo memo, Candidates scratch) {
    if (value.number()) {
      collectValue(value, candidates);
      return;
    }
    int[] known = memo.find(value.bytes, value.start, value.end);
    if (known == null) {
      scratch.clear();
      collectValue(value, scratch);
      known = scratch.leads();
      memo.keep(value.bytes, value.start, value.end, known);
    }
    candidates.add(known);
  }

  private void collectRaw(EventView view, Candidates candidates) {
    view.turnToRaw();
    collectValue(view.current(), candidates);
    if (view.turnToUnescapedRaw()) {
      collectValue(view.current(), candidates);
    }
  }

  private void collectValue(EventView.Current value, Candidates candidates) {
    byte[] folded = value.folded();
    if (leadsOfText.length > 0) {
      int found = texts.find(folded, value.foldedStart(), value.foldedEnd());
      if (found != ByteTable.NONE) {
        candidates.add(leadsOfText[found]);
      }
    }
    if (value.number() && numbers.length > 0) {
      collectNumber(value, candidates);
    }
    if (fragments.isPresent()) {
      fragments.get().scan(folded, value.foldedStart(), value.foldedEnd(), candidates);
    }
  }

  private void collectNumber(EventView.Current value, Candidates candidates) {
    long bucket = ByteNumbers.bucket(value.bytes, value.start, value.end);
    int found = Arrays.binarySearch(numbers, bucket);
    if (found >= 0) {
      candidates.add(leadsOfNumber[found]);
    }
  }
}

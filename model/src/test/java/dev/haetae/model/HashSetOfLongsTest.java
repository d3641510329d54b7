package dev.haetae.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class HashSetOfLongsTest {
  @Property
  void holdsWhatASetOfTheLibraryHolds(
      @ForAll List<@LongRange(min = -20, max = 20) Long> few, @ForAll List<Long> many) {
    HashSetOfLongs ours = new HashSetOfLongs();
    Set<Long> theirs = new HashSet<>();
    for (List<Long> numbers : List.of(few, many)) {
      for (long number : numbers) {
        assertThat(ours.contains(number)).isEqualTo(theirs.contains(number));
        assertThat(ours.add(number)).isEqualTo(theirs.add(number));
      }
    }
    assertThat(ours.size()).isEqualTo(theirs.size());
    assertThat(ours.sorted())
        .containsExactly(theirs.stream().mapToLong(Long::longValue).sorted().toArray());
  }

  @Test
  void isEmptyOnceCleared() {
    HashSetOfLongs set = new HashSetOfLongs(3);
    set.add(0);
    set.add(7);

    set.clear();

    assertThat(set.size()).isZero();
    assertThat(set.contains(0)).isFalse();
    assertThat(set.contains(7)).isFalse();
  }
}

package dev.haetae.lake.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSortTest {
  @TempDir private Path aside;

  /** All in memory, some runs, and more runs than are merged at once. */
  @ParameterizedTest
  @ValueSource(longs = {1 << 20, 4_000, 150})
  void rowsComeInOrderOfTimeAndKeyHoweverLittleMemoryThereIs(long memory) throws IOException {
    List<RowSort.Row> rows = rows(700);
    List<RowSort.Row> sorted = new ArrayList<>();
    try (RowSort sort = new RowSort(aside, memory)) {
      for (RowSort.Row row : rows) {
        sort.add(row);
      }
      sort.drain(sorted::add);
    }

    assertThat(texts(sorted)).isEqualTo(texts(inOrder(rows)));
    assertThat(aside).isEmptyDirectory();
  }

  @Test
  void whatIsNotDrainedIsTakenAway() throws IOException {
    try (RowSort sort = new RowSort(aside, 100)) {
      for (RowSort.Row row : rows(5)) {
        sort.add(row);
      }
      assertThat(aside).isNotEmptyDirectory();
    }

    assertThat(aside).isEmptyDirectory();
  }

  private static List<RowSort.Row> rows(int count) {
    Random random = new Random(7);
    List<RowSort.Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] key = new byte[random.nextInt(20)];
      for (int at = 0; at < key.length; at++) {
        key[at] = (byte) (random.nextInt(3) - 1);
      }
      long time = random.nextInt(50) - 25L;
      byte[] bytes = (time + " " + Arrays.toString(key)).getBytes(StandardCharsets.UTF_8);
      rows.add(new RowSort.Row(time, key, bytes));
    }
    return rows;
  }

  private static List<RowSort.Row> inOrder(List<RowSort.Row> rows) {
    Comparator<RowSort.Row> byTime = Comparator.comparingLong(RowSort.Row::time);
    return rows.stream()
        .sorted(byTime.thenComparing(RowSort.Row::key, Arrays::compareUnsigned))
        .toList();
  }

  private static List<String> texts(List<RowSort.Row> rows) {
    return rows.stream().map(row -> new String(row.bytes(), StandardCharsets.UTF_8)).toList();
  }
}

package dev.haetae.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void theFirstByteIsTheLowest() {
    assertEquals(0x0807060504030201L, Words.at(new byte[] {9, 1, 2, 3, 4, 5, 6, 7, 8}, 1));
  }

  @Test
  void whatIsPutIsRead() {
    byte[] bytes = new byte[10];
    Words.put(bytes, 1, 0x0807060504030201L);

    assertArrayEquals(new byte[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 0}, bytes);
  }

  @Test
  void theLowestMatchIsTheFirstEqualByte() {
    long word = Words.at("ab\"d\"f\\h".getBytes(StandardCharsets.UTF_8), 0);

    assertEquals(2, Long.numberOfTrailingZeros(Words.matches(word, Words.repeat('"'))) / 8);
    assertEquals(6, Long.numberOfTrailingZeros(Words.matches(word, Words.repeat('\\'))) / 8);
    assertEquals(0, Words.matches(word, Words.repeat('z')));
  }
}

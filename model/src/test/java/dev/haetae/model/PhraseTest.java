package dev.haetae.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhraseTest {
  @Test
  void oneThingIsNotSeveral() {
    assertEquals("1 file", Phrase.count(1, "file"));
    assertEquals("0 files", Phrase.count(0, "file"));
    assertEquals("1,243 files", Phrase.count(1_243, "file"));
    assertEquals("1 copy", Phrase.count(1, "copy", "copies"));
    assertEquals("2 copies", Phrase.count(2, "copy", "copies"));
  }

  @Test
  void theLastOfSeveralIsJoinedByAnd() {
    assertEquals("", Phrase.list(List.of()));
    assertEquals("a", Phrase.list(List.of("a")));
    assertEquals("a and b", Phrase.list(List.of("a", "b")));
    assertEquals("a, b and c", Phrase.list(List.of("a", "b", "c")));
  }
}

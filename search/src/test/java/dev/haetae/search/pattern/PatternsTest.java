package dev.haetae.search.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.search.pattern.Patterns.Pattern;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What messages share. */
class PatternsTest {
  private static List<Pattern> of(String... messages) {
    Patterns patterns = new Patterns(1);
    for (String message : messages) {
      patterns.add(message, 0);
    }
    return patterns.patterns();
  }

  @Test
  void wordsThatDifferVary() {
    assertThat(of("user alice logged in from home", "user bob logged in from work"))
        .extracting(Pattern::text)
        .containsExactly("user <*> logged in from <*>");
  }

  @Test
  void numbersTimesAddressesAndIdentifiersVaryFromTheFirst() {
    assertThat(
            of(
                "2026-03-02T10:00:00Z took 12 ms from 10.0.0.1 id 3f2a9c10-0000-4000-8000-00000000ab"))
        .extracting(Pattern::text)
        .containsExactly("<*>:<*>:<*> took <*> ms from <*> id <*>");
  }

  @Test
  void otherKindsOfMessagesAreOtherPatterns() {
    List<Pattern> patterns =
        of("connection refused by host", "disk is full on sda", "connection refused by peer");

    assertThat(patterns)
        .extracting(Pattern::text)
        .containsExactly("connection refused by <*>", "disk is full on sda");
    assertThat(patterns).extracting(Pattern::counts).containsExactly(List.of(2L), List.of(1L));
  }

  @Test
  void jsonIsCutAtItsSigns() {
    assertThat(
            of(
                "{\"eventName\":\"GetObject\",\"key\":\"a\",\"status\":\"ok\"}",
                "{\"eventName\":\"GetObject\",\"key\":\"b\",\"status\":\"ok\"}"))
        .extracting(Pattern::text)
        .containsExactly("{\"eventName\":\"GetObject\",\"key\":\"<*>\",\"status\":\"ok\"}");
  }

  @Test
  void messagesWithOtherNamesInThemAreNotAlike() {
    assertThat(of("level=info user=a took=1", "level=info role=a took=1")).hasSize(2);
    assertThat(of("{\"a\":\"x y\",\"b\":\"z\"}", "{\"a\":\"x\",\"b\":\"y z\"}")).hasSize(2);
  }

  @Test
  void severityIsTheFirstWordThatNamesOne() {
    assertThat(of("[error] out of memory", "all is well").stream().map(Pattern::severity))
        .flatExtracting(each -> each.stream().toList())
        .containsExactly("ERROR");
  }

  @Test
  void timesAreCountedApart() {
    Patterns patterns = new Patterns(2);
    patterns.add("a b c", 0);
    patterns.add("a b d", 1);
    patterns.add("a b e", 1);

    assertThat(patterns.patterns()).extracting(Pattern::counts).containsExactly(List.of(1L, 2L));
    assertThat(patterns.total(1)).isEqualTo(2);
  }

  @Test
  void whatIsLikeNoneOfTheMostPatternsIsCounted() {
    Patterns patterns = new Patterns(1);
    // As many words as no other has: each is a pattern of its own.
    for (int length = 1; length <= Patterns.MOST + 10; length++) {
      int kind = length;
      patterns.add(
          IntStream.range(0, 2 + length % 300)
              .mapToObj(i ->
                  "word"
                      + (char) ('a' + kind % 26)
                      + (char) ('a' + kind / 26 % 26)
                      + "x".repeat(i % 7))
              .collect(Collectors.joining(" ")),
          0);
    }

    assertThat(patterns.patterns().size()).isLessThanOrEqualTo(Patterns.MOST);
    assertThat(
            patterns.others()
                + patterns.patterns().stream().mapToLong(p -> p.counts().getFirst()).sum())
        .isEqualTo(Patterns.MOST + 10);
    assertThat(patterns.others()).isPositive();
  }

  @Property
  void everyMessageIsCountedOnce(@ForAll List<String> messages) {
    Patterns patterns = new Patterns(1);
    messages.forEach(each -> patterns.add(each, 0));

    long counted = patterns.patterns().stream().mapToLong(each -> each.counts().getFirst()).sum();
    assertThat(counted + patterns.others()).isEqualTo(messages.size());
  }

  @Property
  void aMessageAloneIsItsOwnPatternButForValues(@ForAll String message) {
    Message cut = Message.of(message);

    if (cut.words().size() < 400 && !cut.words().contains(Message.VARIABLE)) {
      assertThat(of(message).getFirst().text()).isEqualTo(message);
    }
  }
}

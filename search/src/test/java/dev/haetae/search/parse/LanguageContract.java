package dev.haetae.search.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What every language keeps: whatever is written is understood, or its mistake is pointed at. */
public abstract class LanguageContract {
  /** Understands a search. */
  protected abstract Object parse(String text);

  /** What searches of the language are made of, and what stands badly in them. */
  protected abstract String[] pieces();

  @Provide
  Arbitrary<String> searches() {
    return Arbitraries.of(pieces()).list().ofMaxSize(25).map(pieces -> String.join("", pieces));
  }

  @Property(tries = 3000)
  void neverFailsButByAMistakeInTheText(@ForAll("searches") String text) {
    understand(text);
  }

  @Property(tries = 1000)
  void neverFailsOnAnyText(@ForAll String text) {
    understand(text);
  }

  private void understand(String text) {
    try {
      assertThat(parse(text)).isNotNull();
    } catch (QueryMistake mistake) {
      assertThat(mistake.getMessage()).contains("line ").contains("^");
    }
  }

  /** Holds where the text is refused for its depth, and not by an overflow of the stack. */
  protected final void refusesAsTooDeep(String text) {
    assertThatThrownBy(() -> parse(text))
        .isInstanceOf(QueryMistake.class)
        .hasMessageContaining("nested deeper than");
  }
}

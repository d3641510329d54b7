package dev.haetae.findings.shape;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.haetae.model.UnseenCharacters;
import org.jspecify.annotations.Nullable;

/**
 * Writes as escapes what JSON lets stand and a terminal or an editor acts on: the text is the same
 * to every reader of JSON, and harmless to people who look into the file.
 */
public final class UnseenEscapes extends CharacterEscapes {
  private static final long serialVersionUID = 1L;

  private final int[] ascii = standardAsciiEscapesForJSON();

  /** Escapes what {@link UnseenCharacters#isActedOn} says. */
  public UnseenEscapes() {
    ascii[0x7f] = ESCAPE_STANDARD;
  }

  @Override
  public int[] getEscapeCodesForAscii() {
    return ascii.clone();
  }

  @Override
  public @Nullable SerializableString getEscapeSequence(int c) {
    return UnseenCharacters.isActedOn(c) ? new SerializedString("\\u%04x".formatted(c)) : null;
  }
}

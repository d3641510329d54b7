package dev.haetae.detect.sigma;

import dev.haetae.detect.yaml.Mark;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The patterns one text of a rule stands for once its modifiers are applied: three for {@code
 * base64offset}, else one.
 */
final class TextForms {
  /** How many leading characters of a base64 text depend on what stands before the value. */
  private static final int[] BEFORE = {0, 2, 3};

  /** How many trailing characters depend on what stands behind it, by length modulo 3. */
  private static final int[] BEHIND = {0, 3, 2};

  private final FieldKey key;
  private final Mark mark;

  TextForms(FieldKey key, Mark mark) {
    this.key = key;
    this.mark = mark;
  }

  List<TextPattern> of(String text) {
    List<TextPattern> forms = new ArrayList<>();
    forms.add(TextPattern.parse(text));
    Charset charset = StandardCharsets.UTF_8;
    for (Modifier modifier : key.modifiers()) {
      switch (modifier) {
        case UTF16LE -> charset = StandardCharsets.UTF_16LE;
        case UTF16BE -> charset = StandardCharsets.UTF_16BE;
        case UTF16 -> charset = StandardCharsets.UTF_16;
        case BASE64 -> forms = List.of(TextPattern.literal(encode(bytes(forms, charset))));
        case BASE64OFFSET -> forms = offsets(bytes(forms, charset));
        case WINDASH -> forms = forms.stream().map(TextPattern::anyDash).toList();
        case CONTAINS -> forms = open(forms, true, true);
        case STARTSWITH -> forms = open(forms, false, true);
        case ENDSWITH -> forms = open(forms, true, false);
        default -> {}
      }
    }
    // A keyword is looked for anywhere in the record.
    return key.field().isEmpty() ? open(forms, true, true) : forms;
  }

  private static List<TextPattern> open(List<TextPattern> forms, boolean before, boolean after) {
    return forms.stream().map(form -> form.open(before, after)).toList();
  }

  private byte[] bytes(List<TextPattern> forms, Charset charset) {
    String literal =
        forms.stream()
            .findFirst()
            .flatMap(TextPattern::literal)
            .orElseThrow(() ->
                mark.refuse(
                    "only plain text can be encoded: wildcards, windash, contains, startswith"
                        + " and endswith come after base64"));
    if (!charset.equals(StandardCharsets.UTF_16)) {
      return literal.getBytes(charset);
    }
    // Java writes UTF-16 with a mark big-endian; Windows, where such text comes from,
    // little-endian.
    byte[] little = literal.getBytes(StandardCharsets.UTF_16LE);
    return ByteBuffer.allocate(little.length + 2)
        .put((byte) 0xFF)
        .put((byte) 0xFE)
        .put(little)
        .array();
  }

  private static List<TextPattern> offsets(byte[] value) {
    List<TextPattern> forms = new ArrayList<>();
    for (int offset = 0; offset < 3; offset++) {
      byte[] shifted = new byte[offset + value.length];
      System.arraycopy(value, 0, shifted, offset, value.length);
      String encoded = encode(shifted);
      int end = encoded.length() - BEHIND[shifted.length % 3];
      forms.add(TextPattern.literal(encoded.substring(Math.min(BEFORE[offset], end), end)));
    }
    return forms;
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}

package dev.haetae.search.expression;

import java.util.ArrayList;
import java.util.List;

/** A pattern of a term, taken apart: pieces of text, with anything between them. */
public record TermPattern(List<String> texts) {
  public static TermPattern of(String pattern) {
    List<String> texts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '*') {
        texts.add(text.toString());
        text.setLength(0);
      } else if (c == '\\'
          && i + 1 < pattern.length()
          && "\\*\"".indexOf(pattern.charAt(i + 1)) >= 0) {
        i++;
        text.append(pattern.charAt(i));
      } else {
        text.append(c);
      }
    }
    texts.add(text.toString());
    return new TermPattern(List.copyOf(texts));
  }

  /** Whether nothing in it stands for anything. */
  public boolean isPlain() {
    return texts.size() == 1;
  }

  /** Its text, where it is plain. */
  public String plain() {
    return texts.getFirst();
  }

  /** As a pattern of LIKE with {@code !} as its escape. */
  String like() {
    List<String> escaped = new ArrayList<>();
    for (String text : texts) {
      escaped.add(text.replace("!", "!!").replace("%", "!%").replace("_", "!_"));
    }
    return String.join("%", escaped);
  }

  String longest() {
    String longest = "";
    for (String text : texts) {
      longest = text.length() > longest.length() ? text : longest;
    }
    return longest;
  }
}

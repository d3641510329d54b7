package dev.haetae.detect.sigma;

import dev.haetae.detect.yaml.Mark;
import dev.haetae.detect.yaml.Yaml;
import dev.haetae.model.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A key of a search: {@code field|modifier|modifier}.
 *
 * @param field empty where the values are keywords
 * @param modifiers in the order written
 */
record FieldKey(Optional<String> field, List<Modifier> modifiers, Mark mark) {

  static FieldKey parse(Yaml.Entry entry) {
    String[] words = entry.key().split("\\|", -1);
    List<Modifier> modifiers = new ArrayList<>();
    int column = words[0].length() + 1;
    for (int i = 1; i < words.length; i++) {
      modifiers.add(modifier(words[i], entry.mark().plus(column)));
      column += words[i].length() + 1;
    }
    Optional<String> field = Optional.of(words[0]).filter(name -> !name.isEmpty());
    FieldKey key = new FieldKey(field, List.copyOf(modifiers), entry.mark());
    key.refuseContradictions();
    return key;
  }

  /** The key of a keyword that stands in a list, without one. */
  static FieldKey keyword(Mark mark) {
    return new FieldKey(Optional.empty(), List.of(), mark);
  }

  private static Modifier modifier(String word, Mark mark) {
    return Modifier.named(word)
        .orElseThrow(() ->
            mark.refuse(
                "the modifier \""
                    + word
                    + "\" is not one of Sigma's"
                    + NearestName.ask(
                        word, Modifier.WORDS, ": " + String.join(", ", Modifier.WORDS))));
  }

  boolean has(Modifier modifier) {
    return modifiers.contains(modifier);
  }

  private boolean hasAny(Modifier... any) {
    return List.of(any).stream().anyMatch(this::has);
  }

  private void refuseContradictions() {
    if (hasAny(Modifier.I, Modifier.M, Modifier.S) && !has(Modifier.RE)) {
      throw mark.refuse("the modifiers i, m and s belong to re, which is not here");
    }
    if (hasAny(Modifier.UTF16, Modifier.UTF16LE, Modifier.UTF16BE)
        && !hasAny(Modifier.BASE64, Modifier.BASE64OFFSET)) {
      throw mark.refuse("an utf16 modifier is followed by base64 or base64offset");
    }
    long kinds =
        modifiers.stream()
            .filter(one ->
                switch (one) {
                  case RE, CIDR, EXISTS, FIELDREF -> true;
                  default -> false;
                })
            .count();
    boolean numeric =
        modifiers.stream().anyMatch(one -> one.relation().isPresent() && one != Modifier.NEQ);
    boolean dated = modifiers.stream().anyMatch(one -> one.unit().isPresent());
    if (kinds + (numeric || dated ? 1 : 0) > 1) {
      throw mark.refuse("re, cidr, exists, fieldref and comparisons do not go together");
    }
    if (field.isEmpty()
        && (hasAny(Modifier.EXISTS, Modifier.FIELDREF, Modifier.CIDR) || numeric || dated)) {
      throw mark.refuse("this modifier needs a field before it");
    }
  }
}

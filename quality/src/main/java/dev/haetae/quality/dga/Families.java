package dev.haetae.quality.dga;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/**
 * Kinds of generators as the literature describes them (Plohmann et al., <i>A Comprehensive
 * Measurement Study of Domain Generating Malware</i>, 2016: arithmetic, hash, permutation and
 * word-list based). Each kind draws its own alphabet, lengths and syllables, so that every family
 * made is another; none is the algorithm of a known malware.
 */
final class Families {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String DIGITS = "0123456789";
  private static final String CONSONANTS = "bcdfghjklmnpqrstvwxz";
  private static final String VOWELS = "aeiouy";
  private static final List<String> PAIRS =
      List.of(
          "st", "tr", "ch", "sh", "th", "pr", "br", "cr", "gr", "dr", "fl", "kl", "pl", "sp", "qu",
          "ph", "ng", "nt", "rd", "ck");
  private static final List<String> WORDS =
      List.of(
          ("able about account action after again agree allow amount animal answer arrive autumn"
                  + " basket became before begin behind better bottle bridge bright broken brother"
                  + " building captain carry castle center chance change charge choose circle clear"
                  + " close cloud coffee common corner could country cover dance danger decide desert"
                  + " dinner doctor double dream drive early earth eight either energy engine enough"
                  + " evening every family famous farmer father field figure finger finish flower"
                  + " follow forest forward friend future garden gather gentle glass ground group"
                  + " happen heavy history hold house hundred island journey kitchen leader learn"
                  + " letter light listen little machine market matter measure member middle minute"
                  + " moment morning mother mountain natural never number object office order paper"
                  + " people perhaps picture plain please pocket power present pretty problem quarter"
                  + " question quick quiet rather reason remember report return river round school"
                  + " season second separate service shall shoulder silver simple sister smile space"
                  + " speak spring stand station storm story strange stream street strong sudden"
                  + " summer table teacher thing thought through together travel trouble uncle under"
                  + " valley village visit voice walk water weather while window winter within wonder"
                  + " world would write yellow young")
              .split(" "));

  /** How a kind makes a family of its own, and its share of what is trained on. */
  private record Kind(int share, Function<Random, Family> make) {}

  private static final List<Kind> KINDS =
      List.of(
          new Kind(24, Families::uniformLetters),
          new Kind(12, Families::fewLetters),
          new Kind(12, Families::lettersAndDigits),
          new Kind(6, Families::hexadecimal),
          new Kind(6, Families::base32),
          new Kind(14, Families::consonantsAndVowels),
          new Kind(10, Families::syllables),
          new Kind(6, Families::shortTable),
          new Kind(6, Families::changedLetters),
          new Kind(4, Families::wordAndTail),
          new Kind(3, Families::dated),
          new Kind(2, Families::words));

  private Families() {}

  /** So many families, the kinds by their shares. */
  static List<Family> draw(int count, Random random) {
    List<Function<Random, Family>> shares = new ArrayList<>();
    KINDS.forEach(kind -> shares.addAll(Collections.nCopies(kind.share(), kind.make())));
    List<Family> families = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      families.add(shares.get(random.nextInt(shares.size())).apply(random));
    }
    return families;
  }

  /** A length for each name, between two that are the family's. */
  private static Function<Random, Integer> lengths(Random random, int least, int most) {
    int from = least + random.nextInt(most - least + 1);
    int to = from + (random.nextBoolean() ? 0 : random.nextInt(7));
    return each -> from + each.nextInt(to - from + 1);
  }

  private static Family from(Random random, String alphabet, int least, int most) {
    Function<Random, Integer> lengths = lengths(random, least, most);
    return each -> Family.letters(each, alphabet, lengths.apply(each));
  }

  private static Family uniformLetters(Random random) {
    String alphabet = random.nextBoolean() ? LETTERS : LETTERS.substring(0, 22 + random.nextInt(4));
    return from(random, alphabet, 5, random.nextInt(3) == 0 ? 26 : 16);
  }

  private static Family fewLetters(Random random) {
    return from(random, some(random, LETTERS, 6 + random.nextInt(13)), 8, 20);
  }

  private static Family lettersAndDigits(Random random) {
    String alphabet = LETTERS + (random.nextBoolean() ? DIGITS : some(random, DIGITS, 4));
    return from(random, alphabet, 7, 28);
  }

  private static Family hexadecimal(Random random) {
    return from(random, "0123456789abcdef", 8, 32);
  }

  private static Family base32(Random random) {
    String alphabet =
        random.nextBoolean() ? LETTERS + "234567" : "0123456789abcdefghjkmnpqrstvwxyz";
    return from(random, alphabet, 8, 32);
  }

  private static Family consonantsAndVowels(Random random) {
    String consonants = some(random, CONSONANTS, 10 + random.nextInt(11));
    String vowels = some(random, VOWELS, 4 + random.nextInt(3));
    boolean vowelFirst = random.nextInt(3) == 0;
    double slip = random.nextInt(3) * 0.1;
    Function<Random, Integer> lengths = lengths(random, 6, 14);
    return each -> {
      StringBuilder text = new StringBuilder();
      boolean vowel = vowelFirst;
      for (int length = lengths.apply(each); text.length() < length; ) {
        text.append(Family.letters(each, vowel ? vowels : consonants, 1));
        vowel = each.nextDouble() < slip ? vowel : !vowel;
      }
      return text.toString();
    };
  }

  private static Family syllables(Random random) {
    List<String> patterns = List.of("CV", "CVC", "VC", "CVV", "PV", "CVP");
    List<String> used = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      used.add(patterns.get(random.nextInt(patterns.size())));
    }
    int least = 2 + random.nextInt(2);
    int more = 1 + random.nextInt(3);
    return each -> {
      StringBuilder text = new StringBuilder();
      for (int left = least + each.nextInt(more); left > 0 || text.length() < 6; left--) {
        used.get(each.nextInt(used.size())).chars().forEach(part -> text.append(part(each, part)));
      }
      return text.toString();
    };
  }

  private static String part(Random random, int kind) {
    return switch (kind) {
      case 'C' -> Family.letters(random, CONSONANTS, 1);
      case 'V' -> Family.letters(random, VOWELS, 1);
      default -> PAIRS.get(random.nextInt(PAIRS.size()));
    };
  }

  /** Joins entries of a short table of random pieces. */
  private static Family shortTable(Random random) {
    List<String> table = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      table.add(Family.letters(random, LETTERS, 2 + random.nextInt(3)));
    }
    int least = 2 + random.nextInt(3);
    return each -> {
      StringBuilder text = new StringBuilder();
      for (int left = least + each.nextInt(2); left > 0 || text.length() < 7; left--) {
        text.append(table.get(each.nextInt(table.size())));
      }
      return text.toString();
    };
  }

  /** Changes a few letters of one seed. */
  private static Family changedLetters(Random random) {
    boolean fromWords = random.nextBoolean();
    String seed =
        fromWords
            ? word(random) + word(random)
            : Family.letters(random, LETTERS, 8 + random.nextInt(12));
    int changed = 3 + random.nextInt(3);
    return each -> {
      StringBuilder text = new StringBuilder(seed);
      for (int i = 0; i < changed; i++) {
        text.setCharAt(i, LETTERS.charAt(each.nextInt(26)));
      }
      return text.toString();
    };
  }

  private static Family wordAndTail(Random random) {
    String alphabet = random.nextBoolean() ? LETTERS : LETTERS + DIGITS;
    int tail = 6 + random.nextInt(6);
    return each -> word(each) + Family.letters(each, alphabet, tail);
  }

  /** A hash of a date, in the letters a to p or in hexadecimal, with a mark before it or not. */
  private static Family dated(Random random) {
    String mark = random.nextBoolean() ? "" : Family.letters(random, LETTERS, 2);
    boolean asLetters = random.nextBoolean();
    int length = 10 + random.nextInt(10);
    return each -> {
      long hash = (20_000 + each.nextInt(4_000)) * 0x9E37_79B9_7F4A_7C15L;
      hash = (hash ^ (hash >>> 29)) * 0xBF58_476D_1CE4_E5B9L + each.nextInt();
      String digits = String.format(Locale.ROOT, "%016x%016x", hash, hash * 0x94D0_49BB_1331_11EBL);
      String text = mark + digits.substring(0, length);
      return asLetters ? inLetters(text) : text;
    };
  }

  private static String inLetters(String digits) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      text.append(digit <= '9' ? (char) ('g' + digit - '0') : digit);
    }
    return text.toString();
  }

  private static Family words(Random random) {
    int count = 2 + random.nextInt(3);
    return each -> {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < count; i++) {
        text.append(word(each));
      }
      return text.toString();
    };
  }

  private static String word(Random random) {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private static String some(Random random, String alphabet, int count) {
    List<String> letters = new ArrayList<>(List.of(alphabet.split("")));
    Collections.shuffle(letters, random);
    return String.join("", letters.subList(0, Math.min(count, letters.size())));
  }
}

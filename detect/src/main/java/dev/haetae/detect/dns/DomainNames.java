package dev.haetae.detect.dns;

import com.google.common.net.InternetDomainName;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads names by the Public Suffix List. What the last labels of a name come to is remembered, as
 * most look-ups are of few domains. For one thread.
 */
public final class DomainNames {
  /** The longest suffixes of the list have five labels; one more is the label registered. */
  private static final int LABELS = 6;

  private static final int REMEMBERED = 1 << 10;
  private static final int LONGEST_LABEL = 63;
  private static final int LONGEST_NAME = 253;

  private final Entry[] remembered = new Entry[REMEMBERED];

  /** How long the parts at the end of a name are, in characters. */
  private record Entry(String tail, int registered, int held, boolean known) {}

  /**
   * Reads a name as logs write it, with or without the dot at its end, in any case.
   *
   * @return empty where nobody registered it: the root, a single label, a suffix itself
   */
  public Optional<DomainName> read(String lookedUp) {
    int length = lookedUp.endsWith(".") ? lookedUp.length() - 1 : lookedUp.length();
    if (length == 0 || length > LONGEST_NAME * 4) {
      return Optional.empty();
    }
    String name = lookedUp.substring(0, length).toLowerCase(Locale.ROOT);
    String tail = tail(name);
    if (tail.indexOf('.') < 0) {
      return Optional.empty();
    }
    Entry entry = entry(tail);
    if (entry.registered == 0) {
      return Optional.empty();
    }
    int held = entry.held == 0 ? entry.registered : entry.held;
    return Optional.of(new DomainName(name, length - entry.registered, length - held, entry.known));
  }

  private Entry entry(String tail) {
    int place = (tail.hashCode() ^ tail.hashCode() >>> 16) & REMEMBERED - 1;
    Entry entry = remembered[place];
    if (entry == null || !entry.tail.equals(tail)) {
      entry = lookUp(tail);
      remembered[place] = entry;
    }
    return entry;
  }

  private static Entry lookUp(String tail) {
    InternetDomainName name = InternetDomainName.from(tail);
    if (!name.hasRegistrySuffix()) {
      int dot = tail.lastIndexOf('.', tail.lastIndexOf('.') - 1);
      return new Entry(tail, tail.length() - dot - 1, 0, false);
    }
    return new Entry(
        tail,
        oneLabelMore(tail, name.registrySuffix()),
        oneLabelMore(tail, name.publicSuffix()),
        true);
  }

  /** The length of a suffix with the label before it; 0 where there is none. */
  private static int oneLabelMore(String tail, @Nullable InternetDomainName suffix) {
    int end = suffix == null ? -1 : tail.length() - suffix.toString().length() - 1;
    return end <= 0 ? 0 : tail.length() - tail.lastIndexOf('.', end - 1) - 1;
  }

  /** The last labels of a name, as far back as they are such as a registry takes. */
  private static String tail(String name) {
    int start = name.length();
    for (int labels = 0; labels < LABELS && start > 0; labels++) {
      int end = start == name.length() ? start : start - 1;
      int dot = name.lastIndexOf('.', end - 1);
      if (!isRegistrable(name, dot + 1, end, labels == 0)) {
        break;
      }
      start = dot + 1;
    }
    return name.substring(start);
  }

  private static boolean isRegistrable(String name, int start, int end, boolean last) {
    if (start >= end || end - start > LONGEST_LABEL) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char letter = name.charAt(i);
      boolean inside = i > start && i < end - 1;
      if (!(isLetter(letter) || isDigit(letter) || (letter == '-' && inside))) {
        return false;
      }
    }
    return !last || !isDigit(name.charAt(start));
  }

  private static boolean isLetter(char letter) {
    return letter >= 'a' && letter <= 'z';
  }

  private static boolean isDigit(char letter) {
    return letter >= '0' && letter <= '9';
  }
}

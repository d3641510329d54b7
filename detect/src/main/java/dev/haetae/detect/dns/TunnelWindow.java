package dev.haetae.detect.dns;

import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Weighs what one host looked up below one domain for a tunnel: data carried out in labels, and in
 * answers.
 *
 * <p>Only labels that were not met before in the window count, so what repeats (sessions, hosts of
 * a content network) carries nothing, and only those that do not read like words or numbers. A name
 * weighs by how much it carries, more where it asks for records few programs ask for, is spread
 * over labels, or is answered by new text. A name that carries nothing weighs by the long text that
 * it fetches. The sum is then taken back by what tells ordinary services: names that come again;
 * other names among them that carry nothing (hosts, block lists); and names that all carry one
 * digest of the same length and are answered alike, as reputation services and telemetry ask;
 * pieces of equal length that are numbered by a label of their own and ask for texts are no
 * digests. What Born and Gustafson (<i>Detecting DNS Tunnels Using Character Frequency
 * Analysis</i>, 2010) and Nadler et al. (<i>Detection of malicious and low throughput data
 * exfiltration over the DNS protocol</i>, 2019) found to tell tunnels is in it: distribution of
 * characters, bytes a query, unique names, types asked for; no rate, so that slow ones count too.
 */
final class TunnelWindow {
  /** From this weight on it is a tunnel. */
  static final double THRESHOLD = 30;

  private static final long LENGTH = Duration.ofHours(24).toNanos() / 1_000;
  private static final int FEWEST_NAMES = 15;
  private static final int MOST_LABELS = 1 << 12;
  private static final int MOST_ANSWERS = 1 << 10;
  private static final double FULL = 25;
  private static final int MOST_COUNTED = 100;
  private static final char[] SEPARATORS = {':', '.'};
  private static final int HEXADECIMAL = 16;

  /** No token that shows a domain to be somebody's is as long. */
  private static final int LEAST_FETCHED = 64;

  /** Names of servers and counters before or behind a digest are no longer. */
  private static final int SHORT = 3;

  private long begun = Long.MIN_VALUE;
  private SeenHashes labels = new SeenHashes(MOST_LABELS);
  private SeenHashes answers = new SeenHashes(MOST_ANSWERS);
  private CarriedShape shape = new CarriedShape();
  private int lookUps;
  private int labelsMet;
  private int names;
  private int carrying;
  private int freshAnswers;
  private int repeats;
  private long carried;
  private double weight;

  /**
   * Characters a name carries: in all, in the label with most of them but for its ends, and in how
   * many labels.
   */
  private record Carried(int total, int longest, int parts) {}

  /**
   * Takes the next look-up; the window begins anew when a day has passed.
   *
   * @return whether its name carries data, or fetches some
   */
  boolean add(LookUp lookUp, CarriedText text) {
    if (begun == Long.MIN_VALUE || lookUp.time() - begun > LENGTH) {
      clear(lookUp.time());
    }
    lookUps++;
    String subdomain = lookUp.name().subdomain();
    int known = labelsMet;
    Carried name = carriedBy(subdomain, text);
    if (labelsMet > known) {
      names++;
      if (name.total == 0) {
        return weighFetched(lookUp, text);
      }
      weigh(lookUp, name, labelsMet - known, text);
      return true;
    }
    repeats += subdomain.isEmpty() ? 0 : 1;
    return false;
  }

  /** What the labels carry that were not met before. */
  private Carried carriedBy(String subdomain, CarriedText text) {
    int total = 0;
    int longest = 0;
    int parts = 0;
    int to;
    for (int from = 0; from < subdomain.length(); from = to + 1) {
      int dot = subdomain.indexOf('.', from);
      to = dot < 0 ? subdomain.length() : dot;
      if (labels.add(subdomain, from, to)) {
        labelsMet++;
        int part = text.in(subdomain, from, to);
        total += part;
        longest = Math.max(longest, Math.min(part, withoutEnds(subdomain, from, to)));
        parts += part > 0 ? 1 : 0;
        if (part > 0) {
          shape.count(subdomain, from, to);
        }
      }
    }
    return new Carried(total, longest, parts);
  }

  /** How long a label is without a short word or number that a hyphen sets off at either end. */
  private static int withoutEnds(String text, int from, int to) {
    int first = text.indexOf('-', from);
    int start = first >= 0 && first < to && first - from <= SHORT ? first + 1 : from;
    int last = text.lastIndexOf('-', to - 1);
    int end = last >= start && to - last - 1 <= SHORT ? last : to;
    return end - start;
  }

  private void clear(long time) {
    begun = time;
    labels = new SeenHashes(MOST_LABELS);
    answers = new SeenHashes(MOST_ANSWERS);
    shape = new CarriedShape();
    lookUps = 0;
    labelsMet = 0;
    names = 0;
    carrying = 0;
    freshAnswers = 0;
    repeats = 0;
    carried = 0;
    weight = 0;
  }

  private void weigh(LookUp lookUp, Carried name, int newLabels, CarriedText text) {
    double more = Math.min(name.total, MOST_COUNTED) / FULL;
    more *= lookUp.asksForAddress() ? 1 : 2;
    more *= name.parts > 1 ? 1.5 : 1;
    Answered answered = answered(lookUp.answers(), text);
    more += Math.min(answered.total, MOST_COUNTED) / FULL;
    carry(name.total, more, answered.fresh);
    if (lookUp.asksForAddress() || newLabels == 1) {
      shape.add(name.longest, name.total - name.longest, more);
    }
  }

  private void carry(int characters, double more, boolean freshAnswer) {
    carrying++;
    carried += characters;
    weight += more;
    freshAnswers += freshAnswer ? 1 : 0;
  }

  /** A name that carries nothing may fetch a piece of a file or of an order: long, of a text. */
  private boolean weighFetched(LookUp lookUp, CarriedText text) {
    if (lookUp.asksForAddress() || lookUp.answers().stream().anyMatch(TunnelWindow::isTagged)) {
      return false;
    }
    int fetched = answered(lookUp.answers(), text).total;
    if (fetched < LEAST_FETCHED) {
      return false;
    }
    carry(fetched, Math.min(fetched, MOST_COUNTED) / FULL, true);
    return true;
  }

  /** Keys and policies of mail begin with a tag of one letter: {@code v=DKIM1}, {@code k=rsa}. */
  private static boolean isTagged(String answer) {
    int start = answer.startsWith("\"") ? 1 : 0;
    return answer.length() > start + 1 && answer.charAt(start + 1) == '=';
  }

  /** Characters of answers never given before in the window, and whether there were any such. */
  private record Answered(int total, boolean fresh) {}

  /**
   * What is told by answers. Of an address its network counts: what is served from a few networks
   * is no data, which would be anywhere.
   */
  private Answered answered(List<String> values, CarriedText text) {
    int total = 0;
    boolean fresh = false;
    for (String value : values) {
      if (answers.add(value, 0, told(value))) {
        fresh = true;
        int dot = value.indexOf('.');
        total += text.in(value, 0, dot < 0 ? value.length() : dot);
      }
    }
    return new Answered(total, fresh);
  }

  /** Where what an answer tells ends: all of it, or the first half of an address. */
  private static int told(String value) {
    for (char separator : SEPARATORS) {
      int first = value.indexOf(separator);
      int second = first < 0 ? -1 : value.indexOf(separator, first + 1);
      if (second >= 0 && isAddress(value)) {
        return second;
      }
    }
    return value.length();
  }

  private static boolean isAddress(String value) {
    return value.chars().allMatch(each -> each == '.' || each == ':' || isHexDigit(each));
  }

  private static boolean isHexDigit(int each) {
    return Character.digit(each, HEXADECIMAL) >= 0;
  }

  /** The weight of the evidence so far. */
  double weight() {
    if (carrying < FEWEST_NAMES) {
      return 0;
    }
    double unlike = answersFollow() ? 0 : shape.digests(carrying);
    double pure = Math.max(0, Math.min(1, ((double) carrying / names - 0.3) / 0.4));
    double unique = Math.max(0.5, (double) names / (names + repeats));
    return (weight - unlike) * pure * unique;
  }

  /** Whether every other name is answered by what was not answered before: data comes back too. */
  private boolean answersFollow() {
    return freshAnswers * 2 > carrying;
  }

  /** When the window began, microseconds since 1970. */
  long begun() {
    return begun;
  }

  /** How many look-ups there were in the window. */
  int lookUps() {
    return lookUps;
  }

  /** How many names carried data. */
  int carryingNames() {
    return carrying;
  }

  /** How many characters they carried. */
  long carried() {
    return carried;
  }

  /** How the window is written. */
  static final Codec<TunnelWindow> CODEC =
      new Codec<>() {
        @Override
        public void write(TunnelWindow window, DataOutput to) throws IOException {
          window.write(to);
        }

        @Override
        public TunnelWindow read(DataInput from) throws IOException {
          return TunnelWindow.read(from);
        }
      };

  /** Writes the window. */
  void write(DataOutput to) throws IOException {
    to.writeLong(begun);
    labels.write(to);
    answers.write(to);
    shape.write(to);
    for (int number : new int[] {lookUps, labelsMet, names, carrying, freshAnswers, repeats}) {
      to.writeInt(number);
    }
    to.writeLong(carried);
    to.writeDouble(weight);
  }

  /**
   * Reads a window.
   *
   * @throws IOException where the bytes are something else
   */
  static TunnelWindow read(DataInput from) throws IOException {
    TunnelWindow window = new TunnelWindow();
    window.begun = from.readLong();
    window.labels.read(from);
    window.answers.read(from);
    window.shape.read(from);
    window.lookUps = from.readInt();
    window.labelsMet = from.readInt();
    window.names = from.readInt();
    window.carrying = from.readInt();
    window.freshAnswers = from.readInt();
    window.repeats = from.readInt();
    window.carried = from.readLong();
    window.weight = from.readDouble();
    return window;
  }
}

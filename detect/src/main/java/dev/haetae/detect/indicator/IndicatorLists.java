package dev.haetae.detect.indicator;

import dev.haetae.model.address.Address;
import dev.haetae.model.address.Network;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * All lists of what is known, at one moment. It never changes and may be asked from any thread; a
 * look-up that meets nothing makes no objects.
 *
 * <p>Whatever stands on several lists, or in several entries of one that lie in each other, is told
 * with all of them. An entry counts for events before its expiry: the event's time decides, not the
 * time of the look-up, so that old logs are judged by what was listed then.
 */
public final class IndicatorLists {
  /** No lists. */
  public static final IndicatorLists NONE = new Builder().build();

  private final List<Source> sources;
  private final Facts.Fact[] facts;
  private final Set<Category> categories;
  private final FourTable four;
  private final SixTable six;
  private final Map<IndicatorKind, TextTable> texts;

  private IndicatorLists(Builder builder) {
    SplittableRandom random = new SplittableRandom();
    sources = List.copyOf(builder.sources);
    facts = builder.facts.all();
    four = builder.four.build();
    six = builder.six.build();
    texts = new EnumMap<>(IndicatorKind.class);
    builder.texts.forEach((kind, each) -> texts.put(kind, each.build(random)));
    categories = EnumSet.noneOf(Category.class);
    for (Facts.Fact fact : facts) {
      categories.add(fact.category());
    }
  }

  /**
   * Where a list is from.
   *
   * @param list its name
   * @param source a file or an address
   */
  public record Source(String list, String source) {}

  /** How many entries of a kind there are. */
  public long size(IndicatorKind kind) {
    if (kind == IndicatorKind.ADDRESS) {
      return (long) four.size() + six.size();
    }
    TextTable table = texts.get(kind);
    return table == null ? 0 : table.size();
  }

  /** Whether there are no entries at all. */
  public boolean isEmpty() {
    return categories.isEmpty();
  }

  /** What is invisible where there are no entries, for people; nothing where there are some. */
  public List<String> blindness() {
    return isEmpty()
        ? List.of(
            "No indicator lists: known malicious addresses are not recognised (haetae intel add).")
        : List.of();
  }

  /** Whether there is an entry of that category. */
  public boolean has(Category category) {
    return categories.contains(category);
  }

  /** The memory that entries take, in bytes. */
  public long bytes() {
    long bytes = four.bytes() + six.bytes();
    for (TextTable each : texts.values()) {
      bytes += each.bytes();
    }
    return bytes;
  }

  /**
   * What an address stands on.
   *
   * @param time of the event, microseconds since 1970
   */
  public Listings of(Address address, long time) {
    return address.six() ? sixOf(address, time) : fourOf(address, time);
  }

  private Listings fourOf(Address address, long time) {
    int entry = four.find(address);
    if (entry == Nesting.NONE) {
      return Listings.NONE;
    }
    List<Listing> all = new ArrayList<>();
    for (; entry != Nesting.NONE; entry = four.parent(entry)) {
      if (isInForce(four.fact(entry), time)) {
        all.add(listing(IndicatorKind.ADDRESS, four.text(entry), four.fact(entry)));
      }
    }
    return all.isEmpty() ? Listings.NONE : new Listings(all);
  }

  private Listings sixOf(Address address, long time) {
    int entry = six.find(address);
    if (entry == Nesting.NONE) {
      return Listings.NONE;
    }
    List<Listing> all = new ArrayList<>();
    for (; entry != Nesting.NONE; entry = six.parent(entry)) {
      if (isInForce(six.fact(entry), time)) {
        all.add(listing(IndicatorKind.ADDRESS, six.text(entry), six.fact(entry)));
      }
    }
    return all.isEmpty() ? Listings.NONE : new Listings(all);
  }

  /** What a text stands on; one that is no address is never found as {@code ADDRESS}. */
  public Listings of(IndicatorKind kind, String value, long time) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    return of(kind, bytes, 0, bytes.length, time);
  }

  /** What the text {@code bytes[start, end)} stands on. */
  public Listings of(IndicatorKind kind, byte[] bytes, int start, int end, long time) {
    if (kind == IndicatorKind.ADDRESS) {
      Address address = new Address();
      return address.read(bytes, start, end) ? of(address, time) : Listings.NONE;
    }
    TextTable table = texts.get(kind);
    if (table == null || end <= start) {
      return Listings.NONE;
    }
    boolean isDomain = kind == IndicatorKind.DOMAIN;
    // Resolvers log names with the dot of the root at their end.
    int stop = isDomain && bytes[end - 1] == '.' ? end - 1 : end;
    List<Listing> all = List.of();
    long hash = table.begin();
    for (int i = stop - 1; i >= start; i--) {
      hash = table.extend(hash, bytes[i]);
      if (i == start || (isDomain && bytes[i - 1] == '.')) {
        all = add(all, kind, table, bytes, i, stop, hash, time);
      }
    }
    return all.isEmpty() ? Listings.NONE : new Listings(all);
  }

  /** Adds the entries that equal a text before those of the wider domains found so far. */
  private List<Listing> add(
      List<Listing> before,
      IndicatorKind kind,
      TextTable table,
      byte[] bytes,
      int start,
      int end,
      long hash,
      long time) {
    int entry = table.find(bytes, start, end, hash, TextTable.NONE);
    if (entry == TextTable.NONE) {
      return before;
    }
    List<Listing> all = new ArrayList<>();
    for (; entry != TextTable.NONE; entry = table.find(bytes, start, end, hash, entry)) {
      if (isInForce(table.fact(entry), time)) {
        all.add(listing(kind, table.text(entry), table.fact(entry)));
      }
    }
    all.addAll(before);
    return all;
  }

  private boolean isInForce(int fact, long time) {
    return time < facts[fact].expires() || facts[fact].expires() == Indicator.NEVER;
  }

  private Listing listing(IndicatorKind kind, String value, int place) {
    Facts.Fact fact = facts[place];
    Source source = sources.get(fact.list());
    return new Listing(
        source.list(),
        source.source(),
        new Indicator(
            kind, value, fact.category(), fact.confidence(), fact.expires(), fact.label()));
  }

  /** Gathers lists; for one thread. */
  public static final class Builder {
    private final List<Source> sources = new ArrayList<>();
    private final Facts facts = new Facts();
    private final FourTable.Builder four = new FourTable.Builder();
    private final SixTable.Builder six = new SixTable.Builder();
    private final Map<IndicatorKind, TextTable.Builder> texts = new EnumMap<>(IndicatorKind.class);

    /** Begins a list: what it is given from now on belongs to it. */
    public IndicatorSink begin(Source source) {
      sources.add(source);
      int list = sources.size() - 1;
      return indicator -> add(list, indicator);
    }

    private void add(int list, Indicator indicator) {
      int fact = facts.place(list, indicator);
      if (indicator.kind() == IndicatorKind.ADDRESS) {
        add(
            Network.parse(indicator.value())
                .orElseThrow(
                    () -> new IllegalArgumentException(indicator.value() + " is no network")),
            fact);
      } else {
        texts
            .computeIfAbsent(indicator.kind(), kind -> new TextTable.Builder())
            .add(indicator.value(), fact);
      }
    }

    private void add(Network network, int fact) {
      if (network.six()) {
        six.add(network.high(), network.low(), network.prefix(), fact);
      } else {
        four.add(network.low(), network.prefix(), fact);
      }
    }

    /** The lists gathered. */
    public IndicatorLists build() {
      return new IndicatorLists(this);
    }
  }
}

package dev.haetae.detect.indicator.read;

import com.google.common.net.InternetDomainName;
import dev.haetae.detect.indicator.Category;
import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.IndicatorKind;
import dev.haetae.detect.indicator.IndicatorSink;
import dev.haetae.model.address.AddressScope;
import dev.haetae.model.address.Network;
import dev.haetae.model.log.Place;
import dev.haetae.model.log.Problem;
import dev.haetae.model.log.ProblemSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where every entry of every format passes: it is understood or told as broken, and left out where
 * it would accuse the innocent. A file of which most is broken is refused before much is read.
 */
final class Admission {
  private static final int JUDGED_AFTER = 500;
  private static final int QUOTED = 3;
  private static final int LONGEST_LABEL = 120;
  private static final int LONGEST_AGENT = 1024;

  /**
   * Hosts where anybody may leave a page or file, so that one bad page says nothing of the host.
   */
  private static final Set<String> SHARED_HOSTS = SharedHosts.read();

  private final String file;
  private final ListSettings settings;
  private final IndicatorSink sink;
  private final ProblemSink problems;
  private final Map<String, Long> leftOut = new TreeMap<>();
  private final List<String> firstBroken = new ArrayList<>();
  private long taken;
  private long broken;

  Admission(String file, ListSettings settings, IndicatorSink sink, ProblemSink problems) {
    this.file = file;
    this.settings = settings;
    this.sink = sink;
    this.problems = problems;
  }

  ListSettings settings() {
    return settings;
  }

  /** What became of the list, at its end. */
  Intake intake(ListFormat format) throws UnreadableList {
    long left = leftOut.values().stream().mapToLong(Long::longValue).sum();
    if (taken == 0 && left == 0 && broken > 0) {
      throw refused();
    }
    return new Intake(format, taken, broken, leftOut);
  }

  /** Counts an entry that is well understood and not wanted. */
  void leaveOut(String reason) {
    leftOut.merge(reason, 1L, Long::sum);
  }

  /** Reports an entry that cannot be understood. */
  void tellBroken(long line, String text, String expected) throws UnreadableList {
    broken++;
    String quoted = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    if (firstBroken.size() < QUOTED) {
      firstBroken.add("line " + line + ": \"" + quoted + "\"");
    }
    problems.report(
        new Problem(
            Problem.Reason.MALFORMED,
            new Place(file, line),
            "\"" + quoted + "\": expected " + expected));
    if (broken + taken >= JUDGED_AFTER && broken > taken) {
      throw refused();
    }
  }

  private UnreadableList refused() {
    return new UnreadableList(
        "it is no list of indicators: "
            + broken
            + " of the first "
            + (broken + taken)
            + " entries are none ("
            + String.join("; ", firstBroken)
            + "); expected addresses, domains, URLs or hashes. Name its format by --format, or the"
            + " column that has them by --column");
  }

  /**
   * When an entry is over, in microseconds since 1970. One that cannot be read is told: without an
   * end the entry holds for good, which nobody meant.
   */
  long expiry(long line, String text) {
    OptionalLong time = Times.micros(text);
    if (time.isEmpty() && !text.isBlank()) {
      String quoted = text.length() > 80 ? text.substring(0, 80) + "…" : text;
      problems.report(
          new Problem(
              Problem.Reason.BAD_TIME,
              new Place(file, line),
              "\""
                  + quoted
                  + "\": expected a time such as 2026-12-31 or 2026-12-31T23:59:00Z; the entry is"
                  + " taken without an end"));
    }
    return time.orElse(Indicator.NEVER);
  }

  /** Takes an entry, or tells why not. */
  void offer(long line, String text, Hint hint) throws UnreadableList {
    String value = unquoted(text.strip());
    Optional<IndicatorKind> named = hint.kind().or(settings::values);
    if (named.isPresent() && named.get() == IndicatorKind.USER_AGENT) {
      offerAgent(line, value, hint);
      return;
    }
    if (Observable.isMail(value)) {
      leaveOut("mail addresses, which say nothing of their whole domain");
      return;
    }
    Optional<Observable> observable =
        Observable.of(value).filter(each -> named.isEmpty() || each.kind() == named.get());
    if (observable.isEmpty()) {
      tellBroken(
          line,
          value,
          named.map(IndicatorKind::word).map(word -> "a value of kind " + word).orElse(EXPECTED));
      return;
    }
    judge(line, observable.get(), hint);
  }

  private static final String EXPECTED =
      "an address, a network (prefix up to 32 or 128), a domain, a URL, a hash or an access key id";

  private void offerAgent(long line, String value, Hint hint) throws UnreadableList {
    if (value.length() < 3 || value.length() > LONGEST_AGENT) {
      tellBroken(line, value, "a user agent of 3 to " + LONGEST_AGENT + " characters");
    } else {
      take(IndicatorKind.USER_AGENT, value, hint);
    }
  }

  private void judge(long line, Observable observable, Hint hint) throws UnreadableList {
    if (observable.kind() == IndicatorKind.ADDRESS) {
      judgeAddress(line, observable, hint);
    } else if (observable.kind() == IndicatorKind.DOMAIN) {
      judgeDomain(line, observable, hint);
    } else {
      take(observable.kind(), observable.value(), hint);
    }
  }

  private void judgeAddress(long line, Observable observable, Hint hint) throws UnreadableList {
    Network network = Network.parse(observable.value()).orElseThrow();
    boolean trusted = settings.category() == Category.TRUSTED;
    if (network.prefix() < (trusted ? 1 : 8)) {
      flag(line, observable.value(), "networks that hold too much of the internet");
    } else if (!trusted && !AddressScope.isPublic(network)) {
      flag(line, observable.value(), "private or reserved networks, which anybody may use");
    } else {
      take(observable.kind(), observable.value(), hint);
    }
  }

  private void judgeDomain(long line, Observable observable, Hint hint) throws UnreadableList {
    String name = observable.value();
    if (observable.form() == Observable.Form.PAGE && isShared(name)) {
      leaveOut("pages and files on hosts that everybody uses");
    } else if (isSuffix(name)) {
      flag(line, name, "names below which others register their own");
    } else if (observable.form() == Observable.Form.PAGE) {
      take(observable.kind(), name, hint.withConfidence(confidence(hint) / 2));
    } else {
      take(observable.kind(), name, hint);
    }
  }

  private static boolean isShared(String name) {
    String rest = name;
    while (true) {
      if (SHARED_HOSTS.contains(rest)) {
        return true;
      }
      int dot = rest.indexOf('.');
      if (dot < 0) {
        return false;
      }
      rest = rest.substring(dot + 1);
    }
  }

  private static boolean isSuffix(String name) {
    return InternetDomainName.isValid(name) && InternetDomainName.from(name).isPublicSuffix();
  }

  private void flag(long line, String value, String reason) {
    leaveOut(reason);
    problems.report(
        new Problem(
            Problem.Reason.NOT_UNDERSTOOD,
            new Place(file, line),
            value + " is left out: it is one of the " + reason));
  }

  private int confidence(Hint hint) {
    return hint.confidence() < 0 ? settings.confidence() : hint.confidence();
  }

  private void take(IndicatorKind kind, String value, Hint hint) throws UnreadableList {
    if (taken >= settings.limits().listEntries()) {
      throw new UnreadableList(
          "it has more than " + settings.limits().listEntries() + " entries (limit listEntries)");
    }
    taken++;
    Category own = hint.category().orElse(settings.category());
    sink.take(
        new Indicator(
            kind,
            value,
            settings.category() == Category.THREAT ? own : settings.category(),
            Math.max(0, Math.min(100, confidence(hint))),
            Math.min(settings.expires(), hint.expires()),
            label(hint.label())));
  }

  private static String label(String text) {
    String label = text.strip();
    return label.length() > LONGEST_LABEL ? label.substring(0, LONGEST_LABEL) : label;
  }

  private static String unquoted(String text) {
    boolean quoted =
        text.length() > 1
            && (text.charAt(0) == '"' || text.charAt(0) == '\'')
            && text.charAt(text.length() - 1) == text.charAt(0);
    return quoted ? text.substring(1, text.length() - 1).strip() : text;
  }
}

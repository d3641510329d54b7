package dev.haetae.app.command.scan;

import dev.haetae.detect.indicator.Indicator;
import dev.haetae.detect.indicator.IndicatorSink;
import dev.haetae.lake.read.Wanted;
import dev.haetae.model.address.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The texts that records have which tell of some indicators, so that a lake need not be read whole.
 * Of some indicators that is not known: an address of IPv6 is written in many ways.
 */
final class HuntedTexts {
  /** With more of them hardly a file is without any. */
  private static final int MOST = 4096;

  /** Of a larger network not every address is looked for by itself. */
  private static final int SMALL_NETWORK = 24;

  /** Whose network interface it is, is learnt from these calls. */
  private static final String OWNERS = "CreateNetworkInterface";

  private static final Pattern NAME = Pattern.compile("[a-z0-9.-]+");

  private final List<String> texts = new ArrayList<>();
  private boolean any;
  private boolean addresses;
  private boolean unknown;

  /** Takes note of what a list is given. */
  IndicatorSink also(IndicatorSink list) {
    return indicator -> {
      take(indicator);
      list.take(indicator);
    };
  }

  private void take(Indicator indicator) {
    any = true;
    String value = indicator.value();
    switch (indicator.kind()) {
      case ADDRESS -> address(value);
      case DOMAIN -> name(value);
      case HASH, ACCESS_KEY -> name(value.toLowerCase(Locale.ROOT));
      case USER_AGENT -> unknown = true;
    }
    unknown |= texts.size() > MOST;
  }

  private void name(String value) {
    if (NAME.matcher(value).matches() && !value.contains("xn--")) {
      texts.add(value);
    } else {
      unknown = true;
    }
  }

  private void address(String value) {
    Optional<Network> network = Network.parse(value);
    if (network.isEmpty() || network.get().six() || network.get().prefix() < SMALL_NETWORK) {
      unknown = true;
      return;
    }
    addresses = true;
    long count = 1L << (Integer.SIZE - network.get().prefix());
    long first = network.get().low() & -count;
    for (long address = first; address < first + count && texts.size() <= MOST; address++) {
      texts.add(new Network(false, 0, address, Integer.SIZE).toString());
    }
  }

  /** Which events may tell of the indicators, or of whose the addresses are. */
  Wanted wanted() {
    if (!any || unknown) {
      return Wanted.ALL;
    }
    List<String> all = new ArrayList<>(texts);
    if (addresses) {
      all.add(OWNERS);
    }
    return Wanted.oneOf(all);
  }
}

package dev.haetae.detect.baseline;

import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.model.Hashing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What many events have in common, as a baseline sees it.
 *
 * @param principal short name of who acts
 * @param peers short name of those who are alike; empty where the file names nothing they share
 * @param values of each aspect; empty where the event has none
 * @param tactic what an attacker would want with it; empty where that is not known
 */
record Doing(String principal, Optional<String> peers, List<String> values, String tactic) {

  /** The key of a value of an aspect. */
  static long key(Aspect aspect, String outer, String value) {
    return Habits.key(aspect.kind(outer), Hashing.hash(value));
  }

  /** Reads it out of traits of one layout. */
  static final class Reader {
    private static final String SSO_ROLE = "AWSReservedSSO_";

    private final BaselinePlan plan;
    private final Geography geography;
    private final List<Layout.Text> who;
    private final List<Layout.Text> peers;
    private final List<Layout.Text> tactic;
    private final List<List<Layout.Text>> fields;

    Reader(BaselinePlan plan, Layout layout, Geography geography) {
      this.geography = geography;
      this.plan = plan;
      this.who = texts(plan.named().who(), layout);
      this.peers = texts(plan.named().peers(), layout);
      this.tactic = texts(plan.named().tactic(), layout);
      this.fields = plan.aspects().stream().map(aspect -> texts(aspect.fields(), layout)).toList();
    }

    private static List<Layout.Text> texts(List<String> names, Layout layout) {
      return names.stream().map(layout::text).toList();
    }

    /** Who acts; empty where nobody is named. */
    String who(Traits traits) {
      return first(who, traits);
    }

    Doing read(Traits traits) {
      List<String> values = new ArrayList<>();
      for (int i = 0; i < fields.size(); i++) {
        String value = first(fields.get(i), traits);
        Aspect aspect = plan.aspects().get(i);
        values.add(value.isEmpty() ? aspect.absent() : aspect.form().of(value, geography));
      }
      String principal = who(traits);
      return new Doing(
          "p" + Long.toHexString(Hashing.hash(principal)),
          peers.isEmpty() ? Optional.empty() : Optional.of("g" + peers(traits, principal)),
          values,
          tactic.size() == 2
              ? CallTactics.of(tactic.get(0).of(traits), tactic.get(1).of(traits)).orElse("")
              : "");
    }

    /** People of one role of Identity Center are peers of each other, not of all people. */
    private String peers(Traits traits, String principal) {
      String shared = peers.stream().map(text -> text.of(traits)).collect(Collectors.joining(" "));
      int role = principal.indexOf(SSO_ROLE);
      int person = principal.lastIndexOf('/');
      return role >= 0 && person > role ? shared + " " + principal.substring(role, person) : shared;
    }

    private static String first(List<Layout.Text> fields, Traits traits) {
      for (Layout.Text field : fields) {
        String text = field.of(traits);
        if (!text.isEmpty()) {
          return text;
        }
      }
      return "";
    }
  }
}

package dev.haetae.detect.baseline;

import dev.haetae.detect.geo.Geography;
import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.TextMemo;
import dev.haetae.detect.mechanism.Traits;
import dev.haetae.model.Hashing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What many events have in common, as a baseline sees it.
 *
 * @param principal short name of who acts
 * @param peers short name of those who are alike; empty where the file names nothing they share
 * @param values of each aspect; empty where the event has none
 * @param keys of the values of each aspect
 * @param hash of all of it, and the account
 */
record Behaviour(
    String principal, Optional<String> peers, List<String> values, List<Long> keys, long hash) {

  /**
   * The key of a value of an aspect.
   *
   * @param aspect its name
   * @param outer the value of the aspect it is compared within; empty where it stands alone
   */
  static long key(String aspect, String outer, String value) {
    return Habits.key(Hashing.mix(Hashing.hash(aspect), Hashing.hash(outer)), Hashing.hash(value));
  }

  /** Reads it out of traits of one layout. */
  static final class Reader {
    private static final String SSO_ROLE = "AWSReservedSSO_";

    private final BaselinePlan plan;
    private final List<Layout.Text> who;
    private final List<Layout.Text> peers;
    private final List<Layout.Text> tactic;
    private final List<List<Layout.Text>> fields;

    private final Map<ValueForm, TextMemo<String>> forms = new EnumMap<>(ValueForm.class);

    Reader(BaselinePlan plan, Layout layout, Geography geography) {
      for (ValueForm form : ValueForm.values()) {
        forms.put(form, new TextMemo<>(text -> form.of(text, geography)));
      }
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

    /** What an attacker would want with it; empty where that is not known. */
    String tactic(Traits traits) {
      return tactic.size() == 2
          ? CallTactics.of(tactic.get(0).of(traits), tactic.get(1).of(traits)).orElse("")
          : "";
    }

    Behaviour read(Traits traits) {
      String who = who(traits);
      String principal = "p" + Long.toHexString(Hashing.hash(who));
      Optional<String> shared =
          peers.isEmpty() ? Optional.empty() : Optional.of("g" + peers(traits, who));
      long hash = Hashing.mix(Hashing.hash(traits.account()), Hashing.hash(principal));
      hash = Hashing.mix(hash, Hashing.hash(shared.orElse("")));
      List<String> values = new ArrayList<>(fields.size());
      List<Long> keys = new ArrayList<>(fields.size());
      for (int i = 0; i < fields.size(); i++) {
        Aspect aspect = plan.aspects().get(i);
        values.add(value(aspect, first(fields.get(i), traits)));
        keys.add(
            key(
                aspect.name(),
                aspect.within().map(name -> valueOf(name, values)).orElse(""),
                values.get(i)));
        hash = Hashing.mix(hash, keys.get(i));
      }
      return new Behaviour(principal, shared, values, keys, hash);
    }

    private String value(Aspect aspect, String written) {
      if (written.isEmpty() || aspect.form() == ValueForm.PLAIN) {
        return written.isEmpty() ? aspect.absent() : written;
      }
      return Objects.requireNonNull(forms.get(aspect.form())).of(written);
    }

    private String valueOf(String name, List<String> values) {
      for (int i = 0; i < values.size(); i++) {
        if (plan.aspects().get(i).name().equals(name)) {
          return values.get(i);
        }
      }
      return "";
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

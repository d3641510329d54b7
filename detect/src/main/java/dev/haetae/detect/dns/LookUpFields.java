package dev.haetae.detect.dns;

import dev.haetae.detect.mechanism.Layout;
import dev.haetae.detect.mechanism.Observation;
import dev.haetae.detect.mechanism.Parameters;
import dev.haetae.detect.mechanism.Traits;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which fields of a log tell a look-up: by names most logs of look-ups share.
 *
 * @param name what was looked up
 * @param type of record asked for
 * @param code of the answer
 * @param answers values of the answer
 * @param host who asked, the first of these that is there
 * @param network sets apart hosts that may have the same address
 */
record LookUpFields(
    String name, String type, String code, String answers, List<String> host, String network) {

  /** As the parameters {@code host} and {@code network} of a file say; the others are the same. */
  static LookUpFields of(Parameters parameters) {
    return new LookUpFields(
        "dns.question.name",
        "dns.question.type",
        "dns.response_code",
        "answer",
        parameters.texts(
            "host",
            "the fields that may name the host; the first that has a value does",
            List.of("srcids.instance", "src_ip")),
        parameters.text("network", "the field of the network the host is in", "vpc_id"));
  }

  /** All of them. */
  List<String> all() {
    List<String> all = new ArrayList<>(host);
    all.addAll(List.of(name, type, code, answers, network));
    return all;
  }

  /** All but the answers, which differ from one look-up of a name to the next. */
  List<String> withoutAnswers() {
    List<String> all = all();
    all.remove(answers);
    return all;
  }

  /** Reads look-ups of one log, for all watchers of one thread that read the same fields. */
  Reader reader(Layout layout) {
    return layout.shared(Reader.class, this, () -> new Reader(this, layout));
  }

  /** Reads look-ups of one log. */
  static final class Reader {
    private final DomainNames names = new DomainNames();
    private final Layout.Memo<Optional<DomainName>> read;
    private final Layout.Text name;
    private final Layout.Text type;
    private final Layout.Text code;
    private final Layout.Text answers;
    private final List<Layout.Text> host;
    private final Layout.Text network;

    private Reader(LookUpFields fields, Layout layout) {
      name = layout.text(fields.name);
      type = layout.text(fields.type);
      code = layout.text(fields.code);
      answers = layout.text(fields.answers);
      host = fields.host.stream().map(layout::text).filter(Layout.Text::exists).toList();
      network = layout.text(fields.network);
      read = Layout.memo(traits -> names.read(name.of(traits)));
    }

    /** A name of the internet, no reverse one; empty where it is none. */
    Optional<DomainName> domain(Traits traits) {
      return read.of(traits).filter(domain -> domain.known() && !domain.isReverse());
    }

    /** The look-up; empty where the name is none of the internet. */
    Optional<LookUp> lookUp(Observation observation) {
      return domain(observation.traits())
          .map(domain ->
              new LookUp(
                  observation.time(),
                  domain,
                  type.of(observation).toUpperCase(Locale.ROOT),
                  code.of(observation).toUpperCase(Locale.ROOT),
                  answers.of(observation).lines().toList()));
    }

    /** Who asked, unlike any other of any network and account. */
    String host(Observation observation) {
      String asked =
          host.stream()
              .map(field -> field.of(observation))
              .filter(each -> !each.isEmpty())
              .findFirst()
              .orElse("");
      return observation.traits().account() + " " + network.of(observation) + " " + asked;
    }
  }
}

package dev.haetae.simulate.network;

import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.organization.Addresses;
import dev.haetae.simulate.organization.Machine;
import dev.haetae.simulate.text.ByteText;
import dev.haetae.simulate.text.Draw;
import java.util.List;

/**
 * Lookups that look odd and are not: digests, identifiers, lists of addresses, reverse names, names
 * that a search list is added to.
 */
final class PeculiarLookups {
  private static final String HEXADECIMAL = "0123456789abcdef";
  private static final String BASE_32 = "abcdefghijklmnopqrstuvwxyz234567";

  private PeculiarLookups() {}

  /** One question and its answer. */
  private record Question(String name, String type, String code, String answer) {}

  static void write(Account account, long hour, int count, Draw draw, ByteText out) {
    List<Machine> machines = account.machines();
    for (int i = 0; i < count; i++) {
      int kind = draw.below(9);
      // Each kind of thing is done by one machine: the mail server, the scanner of files.
      Machine machine = machines.get(kind % machines.size());
      Question asked = question(kind, machine, draw);
      out.add(
              ResolverLog.line(
                  account,
                  machine,
                  hour + draw.below(3600),
                  asked.name,
                  asked.type,
                  asked.code,
                  asked.answer))
          .add('\n');
    }
  }

  private static Question question(int kind, Machine machine, Draw draw) {
    return switch (kind) {
      case 0 -> found(draw.letters(HEXADECIMAL, 32) + ".avts.filewatch.net", "A", "127.0.0.4");
      case 1 -> missing(draw.letters(HEXADECIMAL, 40) + ".hash.filewatch.net");
      case 2 -> found("p-" + shard(draw) + "-metric.pagestats.com", "A", Addresses.amazon(draw));
      case 3 -> missing(reversed(draw) + ".zen.blocklist.org");
      case 4 ->
          found(
              "s" + draw.below(4) + "._domainkey.partner" + draw.below(60) + ".com",
              "TXT",
              "v=DKIM1; k=rsa");
      case 5 ->
          found(reversed(draw) + ".in-addr.arpa", "PTR", "host" + draw.below(90) + ".example.net");
      case 6 -> missing("shop" + draw.below(40) + ".example.com.corp.internal");
      case 7 ->
          found(
              "internal-"
                  + draw.letters(HEXADECIMAL, 32)
                  + "-1234567890."
                  + machine.region()
                  + ".elb.amazonaws.com",
              "A",
              machine.privateAddress());
      default ->
          found("d" + draw.letters(BASE_32, 13) + ".cloudfront.net", "A", Addresses.amazon(draw));
    };
  }

  private static Question found(String name, String type, String answer) {
    return new Question(name, type, "NOERROR", answer);
  }

  private static Question missing(String name) {
    return new Question(name, "A", "NXDOMAIN", "");
  }

  /** One of some dozens of hosts of a content network. */
  private static String shard(Draw draw) {
    return Long.toHexString(Draw.mix(draw.below(40), 1) >>> 32);
  }

  private static String reversed(Draw draw) {
    return draw.below(256) + "." + draw.below(256) + "." + draw.below(256) + "." + draw.below(256);
  }
}

package dev.haetae.detect.dns;

import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiFunction;

/** Kinds of look-ups, made up from how programs of each kind are described. */
enum Traffic {
  /** Files in base64, three labels a name, asked for as texts. */
  FILE_IN_BASE64((random, i) ->
      txt(i + "." + b64(random, 60) + "." + b64(random, 60) + "." + b64(random, 50), "ok")),
  /** A text in hexadecimal, sixteen characters a name, by a loop in a shell. */
  TEXT_IN_HEXADECIMAL((random, i) -> missing(hexText(random, 16))),
  /** A compressed file in hexadecimal, to addresses, with a number each. */
  FILE_IN_HEXADECIMAL(
      (random, i) -> missing("f0a1b2." + i + "." + hex(random, 60) + "." + hex(random, 50))),
  /** What a session over texts says and hears. */
  SESSION_OVER_TEXTS((random, i) -> txt(b64(random, 12 + random.nextInt(40)), b64(random, 80))),
  /** A session over keys, of short names. */
  SESSION_OVER_KEYS((random, i) -> of(b64(random, 16), "KEY", "NOERROR", b64(random, 100))),
  /** A shell over addresses of mail servers. */
  SHELL_OVER_MAIL((random, i) ->
      of(hex(random, 34 + 2 * random.nextInt(30)), "MX", "NOERROR", "10 " + hex(random, 34))),
  /** A beacon that calls in again and again, and posts what it was asked for. */
  BEACON_THAT_POSTS((random, i) ->
      i % 3 == 0
          ? address("5f3a9c1e", "0.0.0.0")
          : address(
              "post.2"
                  + hex(random, 56)
                  + "."
                  + hex(random, 56)
                  + ".1"
                  + hex(random, 7)
                  + ".5f3a9c1e",
              "0.0.0.0")),
  /** A beacon that fetches a task four bytes at a time. */
  BEACON_THAT_FETCHES((random, i) -> address("api.0" + hex(random, 8) + ".5f3a9c1e", ip(random))),
  /** A file fetched in pieces, by names that say no more than their number. */
  FILE_FETCHED((random, i) -> txt("piece-" + i, b64(random, 150))),
  /** A file in base 32, in pieces as long as some digests in hexadecimal. */
  FILE_IN_BASE32((random, i) -> missing(letters(random, "abcdefghijklmnopqrstuvwxyz234567", 56))),

  /** A reputation service asked by digest. */
  REPUTATION_OF_FILES(
      (random, i) -> address(hex(random, 32) + ".avts", "127.0.0." + random.nextInt(9))),
  /** The same with the version, the product and the machine in labels of their own. */
  REPUTATION_IN_PARTS((random, i) ->
      address(
          "0.11-a"
              + hex(random, 7)
              + ".1c0a0083.1518."
              + hex(random, 4)
              + "."
              + letters(random, "0123456789abcdefghijklmnopqrstuv", 26)
              + ".avts",
          "127.0.0." + random.nextInt(9))),
  /** The same, of files nobody knows. */
  REPUTATION_NOT_KNOWN((random, i) -> missing(hex(random, 40) + ".files")),
  /** Telemetry with an identifier of its own each time. */
  TELEMETRY((random, i) ->
      address(
          new UUID(random.nextLong(), random.nextLong()) + ".t",
          "198.51.100." + random.nextInt(4))),
  /** Hosts of a content network. */
  CONTENT_NETWORK(
      (random, i) -> address("cdn-" + hex(new Random(i % 25), 8) + ".edge" + i % 4, ip(random))),
  /** Shops below one provider. */
  SHOPS((random, i) ->
      address(
          List.of("blue", "garden", "super", "little", "green").get(i % 5)
              + List.of("shoes", "books", "market", "coffee").get(i % 4)
              + i,
          ip(random))),
  /** A mail server asks a list of addresses. */
  LIST_OF_ADDRESSES((random, i) ->
      missing(
          random.nextInt(256)
              + "."
              + random.nextInt(256)
              + "."
              + random.nextInt(256)
              + "."
              + random.nextInt(256)
              + ".zen")),
  /** And one of domains. */
  LIST_OF_DOMAINS((random, i) ->
      missing(
          List.of("newsletter", "mailing", "offers", "invoice", "x7kq2pz", "social").get(i % 6)
              + i
              + ".com.dbl")),
  /** Keys of signatures. */
  SIGNATURES((random, i) ->
      txt("s" + i % 20 + "._domainkey", "v=DKIM1; p=" + b64(new Random(i % 20), 90))),
  /** Keys of the customers of a service that sends their mail. */
  KEYS_OF_CUSTOMERS(
      (random, i) -> txt("s1.domainkey.u" + i + ".wl", "k=rsa; t=s; p=" + b64(random, 216))),
  /** Tokens by which somebody shows that names are theirs, to get certificates. */
  TOKENS_OF_CERTIFICATES((random, i) -> txt("_acme-challenge.shop" + i, b64(random, 43))),
  /** Machines by their addresses. */
  MACHINES((random, i) ->
      address("ip-10-0-" + random.nextInt(256) + "-" + random.nextInt(256) + ".eu", ip(random)));

  private static final String DOMAIN = ".data.example.org.";

  // Every one is a lambda that keeps nothing.
  @SuppressWarnings("ImmutableEnumChecker")
  private final BiFunction<Random, Integer, Question> next;

  Traffic(BiFunction<Random, Integer, Question> next) {
    this.next = next;
  }

  private record Question(String name, String type, String code, String answer) {}

  /** The look-up with that number, so many seconds after the one before. */
  LookUp next(Random random, int number, long seconds) {
    Question question = next.apply(random, number);
    return new LookUp(
        number * seconds * 1_000_000,
        new DomainNames().read(question.name + DOMAIN).orElseThrow(),
        question.type,
        question.code,
        question.answer.isEmpty() ? List.of() : List.of(question.answer));
  }

  private static Question of(String name, String type, String code, String answer) {
    return new Question(name, type, code, answer);
  }

  private static Question txt(String name, String answer) {
    return of(name, "TXT", "NOERROR", answer);
  }

  private static Question address(String name, String answer) {
    return of(name, "A", "NOERROR", answer);
  }

  private static Question missing(String name) {
    return of(name, "A", "NXDOMAIN", "");
  }

  private static String letters(Random random, String alphabet, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static String hex(Random random, int length) {
    return letters(random, "0123456789abcdef", length);
  }

  private static String b64(Random random, int length) {
    return letters(
        random, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_", length);
  }

  private static String hexText(Random random, int length) {
    StringBuilder text = new StringBuilder();
    for (char each : letters(random, "etaoinshrdlu, .cmfwypvbgk\n", length).toCharArray()) {
      text.append(Integer.toHexString(0x100 + each).substring(1));
    }
    return text.toString();
  }

  private static String ip(Random random) {
    return "203.0." + random.nextInt(256) + "." + random.nextInt(256);
  }
}

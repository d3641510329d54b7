package dev.haetae.detect.sequence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A name by which signals hang together.
 *
 * @param kind what it is, in words: {@code access key}
 * @param name the name; with its account where it is only good within one
 * @param written the same for people to read, as the log has it
 * @param strength how much it says that two signals have it in common
 * @param sharer who uses it, for those that may be shared; empty where that is unknown
 * @param isGrave whether they are told of for what is worth a look by itself
 */
record Tie(
    String kind, String name, String written, Strength strength, String sharer, boolean isGrave) {
  static final String PRINCIPAL = "principal";
  static final String MACHINE = "machine";
  static final String TARGET = "target";
  static final String CLIENT = "client";
  static final String ADDRESS = "address";
  static final String FUNCTION = "function";

  /** Whatever a session is called; a function calls its sessions by its own name. */
  static final String SESSION_NAME = "session called";

  static final String PERMISSION_SET = "permission set";

  /** By which permission set of Identity Center somebody came. */
  static final String SET_USED = "sessions by set";

  static final String ACCOUNT = "account ";

  /** How much a tie says. */
  enum Strength {
    /** Whoever has it is one actor: a credential. */
    STRONG,
    /** Several may have it: an address behind which many sit, a role that many take on. */
    SHARED
  }

  Tie(String kind, String name, Strength strength, String sharer) {
    this(kind, name, name, strength, sharer);
  }

  Tie(String kind, String name, String written, Strength strength, String sharer) {
    this(kind, name, written, strength, sharer, false);
  }

  /**
   * Something that more than this many use says nothing of one of them. Two callers of AWS who
   * enter the same machine are colleagues; what acts as the machine is not counted. An address
   * inside that machines of two accounts have is no name of either.
   */
  int mostSharers() {
    boolean isCaller = sharer.startsWith("arn:") || sharer.startsWith(ACCOUNT);
    return kind.equals(TARGET) || (kind.equals(MACHINE) && isCaller) ? 1 : Link.MOST_SHARERS;
  }

  /**
   * The same with those counted who are told of for something grave. Only addresses on the internet
   * may have more of them: where machines, roles and colleagues meet is work.
   */
  int mostGrave() {
    return kind.equals(ADDRESS) ? Link.MOST_GRAVE : mostSharers();
  }

  /** What the tie is called in state. */
  String key() {
    return kind + " " + name;
  }

  /**
   * The name of the machine that a key of state is about, as itself or as the one somebody came
   * from; empty where it is about another thing.
   */
  static Optional<String> machineOf(String key) {
    return Stream.of(MACHINE + " ", CLIENT + " ")
        .filter(key::startsWith)
        .findFirst()
        .map(kind -> key.substring(kind.length()));
  }

  /** Whether a key of state leads to nobody by itself, but only by what goes with it. */
  static boolean isOnlyCalled(String key) {
    return key.startsWith(SESSION_NAME + " ") || key.startsWith(SET_USED + " ");
  }

  /**
   * A function that was changed and the sessions called as it is go together, and so do a
   * permission set that was made and the sessions it opens.
   */
  static Optional<String> goesWith(String key) {
    return other(key, SESSION_NAME, FUNCTION)
        .or(() -> other(key, FUNCTION, SESSION_NAME))
        .or(() -> other(key, SET_USED, PERMISSION_SET))
        .or(() -> other(key, PERMISSION_SET, SET_USED));
  }

  private static Optional<String> other(String key, String kind, String goesWith) {
    return key.startsWith(kind + " ")
        ? Optional.of(goesWith + key.substring(kind.length()))
        : Optional.empty();
  }

  /** The keys of state of a machine by one of its names. */
  static List<String> keysOfMachine(String name) {
    return List.of(MACHINE + " " + name, CLIENT + " " + name);
  }

  /** What the tie is called where people read it. */
  String words() {
    return (kind.equals(TARGET) || kind.equals(CLIENT) ? MACHINE : kind) + " " + written;
  }
}

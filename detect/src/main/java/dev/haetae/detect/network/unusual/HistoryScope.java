package dev.haetae.detect.network.unusual;

/** Whose past a machine is judged by. */
enum HistoryScope {
  /** The machine's own. */
  MACHINE("the machine", "its own"),
  /** That of its account, where its own does not tell. */
  ACCOUNT("the account", "that of all machines of the account, for it has too little");

  private final String who;
  private final String past;

  HistoryScope(String who, String past) {
    this.who = who;
    this.past = past;
  }

  /** Who was watched. */
  String who() {
    return who;
  }

  /** The past, as findings tell what a machine is compared with. */
  String past() {
    return past;
  }
}

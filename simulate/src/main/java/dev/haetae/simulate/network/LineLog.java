package dev.haetae.simulate.network;

import dev.haetae.simulate.delivery.LogKind;
import dev.haetae.simulate.organization.Account;
import dev.haetae.simulate.text.ByteText;
import dev.haetae.simulate.text.Draw;
import java.time.Instant;

/** A log of lines, delivered as one file for each account and hour. */
interface LineLog {
  /** Which log it is. */
  LogKind kind();

  /** The first line of every file, with its line feed; empty where there is none. */
  String header();

  /** Where the file of an account and an hour goes. */
  String path(Account account, Instant hour, Draw draw);

  /** Writes the lines of an ordinary hour. */
  void ordinary(Account account, long hour, double busyness, Draw draw, ByteText out);
}

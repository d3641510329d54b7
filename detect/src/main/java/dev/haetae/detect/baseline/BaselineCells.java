package dev.haetae.detect.baseline;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.StateCell;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * What a baseline keeps of each account.
 *
 * @param accounts since when and how much the account was watched
 * @param habits those of principals, groups of peers and the account, by a short name
 * @param names how values are written, by their key
 */
record BaselineCells(
    StateCell.OfValue<Watched> accounts,
    StateCell.OfMap<Habits> habits,
    StateCell.OfMap<String> names) {

  static BaselineCells of(String scope) {
    Duration expiry = Duration.ofDays(Habits.FORGOTTEN_DAYS);
    return new BaselineCells(
        new StateCell.OfValue<>(scope + "/watched", 1, expiry, Watched.CODEC),
        new StateCell.OfMap<>(scope + "/habits", 1, expiry, Habits.CODEC),
        new StateCell.OfMap<>(scope + "/names", 1, expiry, Codec.TEXT));
  }

  List<StateCell<?>> all() {
    return List.of(accounts, habits, names);
  }

  /**
   * How much of an account was watched.
   *
   * @param since the hour of the first event, counted from 1970
   * @param latest the hour of the last
   * @param hours in how many hours there was any
   */
  record Watched(int since, int latest, int hours) {
    static Watched from(int hour) {
      return new Watched(hour, hour, 1);
    }

    Watched at(int hour) {
      return hour > latest ? new Watched(since, hour, hours + 1) : this;
    }

    static final Codec<Watched> CODEC =
        new Codec<>() {
          @Override
          public void write(Watched watched, DataOutput to) throws IOException {
            to.writeInt(watched.since);
            to.writeInt(watched.latest);
            to.writeInt(watched.hours);
          }

          @Override
          public Watched read(DataInput from) throws IOException {
            return new Watched(from.readInt(), from.readInt(), from.readInt());
          }
        };
  }
}

package dev.haetae.detect.network.scan;

import dev.haetae.detect.state.Codec;
import dev.haetae.detect.state.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What one detector told of a {@link ScanWalk}, and what it has yet to tell. */
final class ReportedScan {
  private static final int MOST_OPEN = 64;

  private long ports;
  private long hosts;
  private int places;
  private final List<String> open = new ArrayList<>(1);

  /** Whether the walk reached twice as many ports as were told; they are told then. */
  boolean hasNewPorts(ScanWalk walk) {
    if (walk.ports() < 2 * ports) {
      return false;
    }
    ports = walk.ports();
    return true;
  }

  /** Whether the walk reached twice as many machines as were told; they are told then. */
  boolean hasNewHosts(ScanWalk walk) {
    if (walk.hosts() < 2 * hosts) {
      return false;
    }
    hosts = walk.hosts();
    return true;
  }

  /** Notes an open port that was found; as many as are worth telling, each once. */
  void found(String place) {
    if (open.size() < MOST_OPEN && !open.contains(place)) {
      open.add(place);
    }
  }

  /** Open ports that were not told yet; they are told then. */
  List<String> newlyOpen() {
    List<String> untold = List.copyOf(open.subList(places, open.size()));
    places = open.size();
    return untold;
  }

  /** How it is written. */
  static final Codec<ReportedScan> CODEC =
      new Codec<>() {
        @Override
        public void write(ReportedScan told, DataOutput to) throws IOException {
          to.writeLong(told.ports);
          to.writeLong(told.hosts);
          to.writeByte(told.places);
          to.writeByte(told.open.size());
          for (String place : told.open) {
            Texts.write(place, to);
          }
        }

        @Override
        public ReportedScan read(DataInput from) throws IOException {
          ReportedScan told = new ReportedScan();
          told.ports = from.readLong();
          told.hosts = from.readLong();
          told.places = from.readUnsignedByte();
          int open = from.readUnsignedByte();
          if (open > MOST_OPEN || told.places > open) {
            throw new IOException(told.places + " of " + open + " open ports");
          }
          for (int i = 0; i < open; i++) {
            told.open.add(Texts.read(from));
          }
          return told;
        }
      };
}

package dev.haetae.detect.web;

import dev.haetae.detect.mechanism.EvidenceSample;
import dev.haetae.detect.state.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** The logins of one client at one site: whether it is known there, and how often it failed. */
final class RefusedRun {
  /** Being let in takes away so many refusals: people are let in far more often than not. */
  private static final int LET_IN = 2;

  private static final long NEVER = Long.MAX_VALUE;

  private long letIn = NEVER;
  private long begun;
  private long last = Long.MIN_VALUE;
  private long height;
  private EvidenceSample evidence = new EvidenceSample();

  /** Begins anew where the last try is too long ago. */
  void at(long time, long within) {
    if (height == 0 || last < time - within) {
      height = 0;
      begun = time;
      evidence = new EvidenceSample();
    }
    last = time;
  }

  /** A login was refused. */
  void refused() {
    height++;
  }

  /** A login was accepted. */
  void accepted() {
    letIn = Math.min(letIn, last);
    height = Math.max(0, height - LET_IN);
  }

  /** Refusals more than it was let in. */
  long height() {
    return height;
  }

  /** When the run began. */
  long begun() {
    return begun;
  }

  /** Whether it was let in so long before the run began. */
  boolean isKnown(long before) {
    return letIn < begun - before;
  }

  /** The refusals to show. */
  EvidenceSample evidence() {
    return evidence;
  }

  static final Codec<RefusedRun> CODEC =
      new Codec<>() {
        @Override
        public void write(RefusedRun run, DataOutput to) throws IOException {
          to.writeLong(run.letIn);
          to.writeLong(run.begun);
          to.writeLong(run.last);
          to.writeLong(run.height);
          EvidenceSample.CODEC.write(run.evidence, to);
        }

        @Override
        public RefusedRun read(DataInput from) throws IOException {
          RefusedRun run = new RefusedRun();
          run.letIn = from.readLong();
          run.begun = from.readLong();
          run.last = from.readLong();
          run.height = from.readLong();
          run.evidence = EvidenceSample.CODEC.read(from);
          return run;
        }
      };
}

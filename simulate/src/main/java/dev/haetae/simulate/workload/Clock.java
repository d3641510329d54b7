package dev.haetae.simulate.workload;

/** When something happens: how busy a moment is, compared with an average one. */
enum Clock {
  /** Day and night alike. */
  ALWAYS {
    @Override
    double busyness(long localSecond) {
      return 1;
    }
  },
  /** With the customers: more in the afternoon than at night. */
  DIURNAL {
    @Override
    double busyness(long localSecond) {
      double hour = localSecond / 3600.0 % 24;
      return 1 - 0.6 * StrictMath.cos((hour - 4) * StrictMath.PI / 12);
    }
  },
  /** While people work: weekdays from half past eight to half past six. */
  OFFICE {
    @Override
    double busyness(long localSecond) {
      long day = Math.floorDiv(localSecond, 86_400L);
      boolean weekend = Math.floorMod(day + 3, 7L) >= 5;
      double hour = localSecond / 3600.0 % 24;
      boolean lunch = hour >= 12 && hour < 13;
      return weekend || hour < 8.5 || hour >= 18.5 ? 0 : lunch ? 0.8 : 2.45;
    }
  },
  /** In the small hours: backups and batch jobs. */
  NIGHT {
    @Override
    double busyness(long localSecond) {
      double hour = localSecond / 3600.0 % 24;
      return hour >= 1 && hour < 4 ? 8 : 0;
    }
  };

  /**
   * How busy a moment is; 1 on average over a day of work.
   *
   * @param localSecond seconds since the epoch, shifted to the local time zone
   */
  abstract double busyness(long localSecond);
}

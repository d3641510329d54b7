package dev.haetae.lake.table;

import java.util.List;

/** Makes files readable on this machine that lie elsewhere. */
@FunctionalInterface
public interface LocalFiles {

  /**
   * Returns when all of them can be read at their paths; they stay so while the lake is open.
   *
   * @throws LakeUnusable where one cannot be had, or there is no room for it
   */
  void bring(List<DataFile> files);
}

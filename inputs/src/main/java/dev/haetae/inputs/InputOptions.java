package dev.haetae.inputs;

import dev.haetae.inputs.inflate.InflaterChoice;
import dev.haetae.inputs.s3.S3Options;
import dev.haetae.model.Limits;

/**
 * How inputs are read.
 *
 * @param limits bounds against hostile input
 * @param inflater what unpacks gzip
 * @param s3 how S3 is reached
 */
public record InputOptions(Limits limits, InflaterChoice inflater, S3Options s3) {
  /** What is in force unless the user says otherwise. */
  public static final InputOptions DEFAULT =
      new InputOptions(Limits.DEFAULT, InflaterChoice.AUTOMATIC, S3Options.DEFAULT);
}

package dev.haetae.inputs;

/**
 * How much there is to read.
 *
 * @param bundles files and objects, archives counted as one
 * @param bytes what they take as stored
 * @param complete whether this is all; a bucket or standard input is not counted beforehand
 */
public record Totals(long bundles, long bytes, boolean complete) {}

package dev.haetae.lake.table;

import java.util.List;

/** Where a table keeps the values of a field of one log. */
public sealed interface FieldPlace {

  /** The log whose field it is: rows whose {@code log} is this one. */
  String log();

  /** In a column of its own. */
  record InColumn(String log, LakeColumn column) implements FieldPlace {}

  /**
   * In the JSON object of the column {@code fields}, under this key as it stands, dots and all. A
   * value is a text; where the record has several, an array of texts.
   */
  record InFields(String log, String key) implements FieldPlace {}

  /**
   * In the record itself, which is JSON, in the column {@code raw}: at the first of these paths
   * that has a value. Steps are parted by dots; an array on the way stands for all its elements,
   * and a key may itself contain dots.
   */
  record InRaw(String log, List<String> paths) implements FieldPlace {}
}

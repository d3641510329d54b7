package dev.haetae.formats.vpcflow;

import dev.haetae.formats.DeclaredCatalog;
import dev.haetae.formats.JsonFormat;
import dev.haetae.formats.LineParser;
import dev.haetae.formats.Origin;
import dev.haetae.formats.line.DeclaredLineFormat;
import dev.haetae.model.event.FieldSelection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Flow records of one kind: lines of fields in the order that a header gives, or where there is
 * none in that of the documentation, and JSON or Parquet, in which names have underscores.
 */
public abstract class FlowFormat extends DeclaredLineFormat implements JsonFormat {
  private final FlowHeader header;

  /**
   * @param surest how certain it is, 0 to 100, where every line is understood
   * @param ofTransit whether they are those of a transit gateway
   */
  protected FlowFormat(DeclaredCatalog catalog, int surest, boolean ofTransit) {
    super(catalog, surest);
    this.header = new FlowHeader(Set.copyOf(catalog.columns()), ofTransit);
  }

  /** How many of the documented fields a line without a header has at least: all of them. */
  protected int fewest() {
    return catalog().columns().size();
  }

  @Override
  public final Optional<Recognition> recognise(List<String> head, Judge judge) {
    String first = head.isEmpty() ? "" : head.get(0).strip();
    return judge.judge(this, header.isHeader(first) ? first : "", head);
  }

  @Override
  public final LineParser parser(FieldSelection selection, String layout, Origin origin) {
    return new FlowParser(catalog(), header, fewest(), selection, layout, origin);
  }
}

package dev.haetae.search.plan;

/**
 * What a search asks for: a tree of steps over rows, in the words of no language. A step that has
 * an {@code input} works on its rows. Fields are named as the user names them; which columns they
 * are is settled when the plan is turned to SQL, for some steps make columns of data. The steps are
 * in families, each an interface of its own, and as a package each of {@code search.steps}.
 */
public sealed interface Plan permits Plan.Over, SourcePlan {

  /** A step on the rows of another. */
  sealed interface Over extends Plan
      permits RowPlan, FieldPlan, TextPlan, GroupPlan, ChartPlan, JoinPlan {
    /** Where its rows come from. */
    Plan input();
  }
}

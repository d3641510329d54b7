package dev.haetae.app.report.html;

import dev.haetae.model.finding.Severity;
import java.util.Locale;

/** Shapes of a drawing. How they look is for the style sheet to say, by their kind. */
final class Svg {
  private final Html html;

  /** Draws into a page. */
  Svg(Html html) {
    this.html = html;
  }

  /** Begins the drawing, which is ended by the page. */
  void begin(String kind, int width, int height, String role, String label) {
    html.open(
        "svg",
        "class",
        kind,
        "viewBox",
        "0 0 " + width + " " + height,
        "role",
        role,
        "aria-label",
        label);
  }

  void text(String text, String kind, double x, double y) {
    html.leaf("text", text, "class", kind, "x", number(x), "y", number(y));
  }

  void line(String kind, double fromX, double fromY, double toX, double toY) {
    html.empty(
        "line",
        "class",
        kind,
        "x1",
        number(fromX),
        "y1",
        number(fromY),
        "x2",
        number(toX),
        "y2",
        number(toY));
  }

  /** A rectangle with round corners, or without. */
  void rectangle(String kind, double x, double y, double width, double height, double round) {
    html.empty(
        "rect",
        "class",
        kind,
        "x",
        number(x),
        "y",
        number(y),
        "width",
        number(width),
        "height",
        number(height),
        "rx",
        number(round));
  }

  void circle(String kind, double x, double y, double radius) {
    html.empty("circle", "class", kind, "cx", number(x), "cy", number(y), "r", number(radius));
  }

  /** The kind that has the colour of a severity. */
  static String filled(Severity.Label label) {
    return "fill-" + HtmlSeverity.name(label);
  }

  /** To a tenth, which is finer than anybody sees. */
  private static String number(double number) {
    String tenths = String.format(Locale.ROOT, "%.1f", number);
    return tenths.endsWith(".0") ? tenths.substring(0, tenths.length() - 2) : tenths;
  }
}

package dev.haetae.app.report.html;

import dev.haetae.app.report.ReportText;
import java.util.ArrayDeque;
import java.util.Deque;

/** Writes HTML element by element, so that no text gets into it that is not escaped. */
final class Html {
  private final ReportText out;
  private final Deque<String> open = new ArrayDeque<>();

  Html(ReportText out) {
    this.out = out;
  }

  /**
   * Opens an element.
   *
   * @param attributes name and value by turns
   */
  Html open(String tag, String... attributes) {
    tag(tag, attributes).append(">");
    open.push(tag);
    return this;
  }

  /** Closes the element opened last. */
  Html close() {
    out.append("</").append(open.pop()).append(">");
    if (open.size() < 4) {
      out.append("\n");
    }
    return this;
  }

  /** Text, escaped. */
  Html text(String text) {
    out.append(HtmlText.of(text));
    return this;
  }

  /** An element with nothing but text in it. */
  Html leaf(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** A paragraph that explains what is above it. */
  void note(String text) {
    leaf("p", text, "class", "note");
  }

  /** An element that has no content. */
  Html empty(String tag, String... attributes) {
    tag(tag, attributes).append("/>");
    return this;
  }

  /** Markup of our own, never of a log. */
  Html markup(String own) {
    out.append(own);
    return this;
  }

  private ReportText tag(String tag, String... attributes) {
    out.append("<").append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(" ")
          .append(attributes[i])
          .append("=\"")
          .append(HtmlText.of(attributes[i + 1]))
          .append("\"");
    }
    return out;
  }
}

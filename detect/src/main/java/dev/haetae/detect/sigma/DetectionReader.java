package dev.haetae.detect.sigma;

import dev.haetae.detect.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads search identifiers and the condition over them. */
final class DetectionReader {
  private final Map<String, List<String>> placeholders;

  DetectionReader(Map<String, List<String>> placeholders) {
    this.placeholders = placeholders;
  }

  /** Every key but those named is a search identifier. */
  Map<String, Expression> searches(Yaml.Mapping detection, Set<String> otherKeys) {
    Map<String, Expression> searches = new LinkedHashMap<>();
    detection
        .entries()
        .forEach((name, entry) -> {
          if (!otherKeys.contains(name)) {
            searches.put(name, search(entry.value()));
          }
        });
    if (searches.isEmpty()) {
      throw detection.mark().refuse("no search besides the condition; expected such as selection:");
    }
    return searches;
  }

  /** A list of conditions is a query each: any of them may hold. */
  Expression condition(Yaml.Mapping detection, Map<String, Expression> searches) {
    List<Expression> conditions = new ArrayList<>();
    for (Yaml condition : detection.require("condition").asItems()) {
      conditions.add(ConditionParser.parse(condition.asScalar(), searches));
    }
    if (conditions.isEmpty()) {
      throw detection.mark().refuse("an empty list of conditions");
    }
    return Expression.or(conditions);
  }

  private Expression search(Yaml search) {
    if (search instanceof Yaml.Mapping mapping) {
      return fields(mapping);
    }
    List<Expression> any = new ArrayList<>();
    for (Yaml item : search.asItems()) {
      any.add(item instanceof Yaml.Mapping mapping ? fields(mapping) : keyword(item));
    }
    if (any.isEmpty()) {
      throw search.mark().refuse("an empty list; expected fields or keywords");
    }
    return Expression.or(any);
  }

  private Expression fields(Yaml.Mapping mapping) {
    List<Expression> all = new ArrayList<>();
    for (Yaml.Entry entry : mapping.entries().values()) {
      all.add(new ValueReader(FieldKey.parse(entry), placeholders).read(entry.value()));
    }
    if (all.isEmpty()) {
      throw mapping.mark().refuse("an empty map; expected fields and their values");
    }
    return Expression.and(all);
  }

  private Expression keyword(Yaml item) {
    FieldKey noField = FieldKey.keyword(item.mark());
    return new ValueReader(noField, placeholders).read(item.asScalar());
  }
}

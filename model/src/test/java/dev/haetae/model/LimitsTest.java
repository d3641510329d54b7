package dev.haetae.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  void everyLimitIsAmongTheBoundsWithItsValue() throws ReflectiveOperationException {
    assertThat(Limits.DEFAULT.bounds())
        .extracting(Limits.Bound::name, Limits.Bound::value)
        .containsExactlyElementsOf(values(Limits.DEFAULT));
  }

  private static List<Tuple> values(Record limits) throws ReflectiveOperationException {
    List<Tuple> values = new ArrayList<>();
    for (RecordComponent each : limits.getClass().getRecordComponents()) {
      Object value = each.getAccessor().invoke(limits);
      if (value instanceof Record group) {
        values.addAll(values(group));
      } else {
        values.add(tuple(each.getName(), ((Number) value).longValue()));
      }
    }
    return values;
  }
}

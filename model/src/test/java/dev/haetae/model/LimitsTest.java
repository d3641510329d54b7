package dev.haetae.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LimitsTest {
  @Test
  void everyLimitIsAmongTheBoundsWithItsValue() throws ReflectiveOperationException {
    RecordComponent[] limits = Limits.class.getRecordComponents();
    assertThat(Limits.DEFAULT.bounds())
        .extracting(Limits.Bound::name)
        .containsExactlyElementsOf(Arrays.stream(limits).map(RecordComponent::getName).toList());
    for (int i = 0; i < limits.length; i++) {
      Number value = (Number) limits[i].getAccessor().invoke(Limits.DEFAULT);
      assertThat(Limits.DEFAULT.bounds().get(i).value()).isEqualTo(value.longValue());
    }
  }
}

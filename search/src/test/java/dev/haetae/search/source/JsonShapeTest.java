package dev.haetae.search.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.haetae.search.plan.Type;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is known of the fields of objects nobody declared. */
class JsonShapeTest {
  private static JsonShape of(String memory, String from) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET memory_limit = '" + memory + "'");
      statement.execute("SET threads = 1");
      return JsonShape.of(from, connection);
    }
  }

  @Test
  void whatIsNullInOneObjectIsKnownFromAnother() throws SQLException {
    JsonShape shape =
        of(
            "64MB",
            """
            (SELECT CAST(unnest(['{"a":null,"b":null}', '{"a":1,"c":[null]}', '{"a":2,"c":["x"]}'])
              AS JSON) AS json)\
            """);

    assertThat(shape.types())
        .containsExactly(entry("a", Type.NUMBER), entry("b", Type.TEXT), entry("c{}", Type.LIST));
  }

  @Test
  void whatIsANumberInOneAndATextInAnotherIsAText() throws SQLException {
    JsonShape shape =
        of("64MB", "(SELECT CAST(unnest(['{\"a\":1}', '{\"a\":\"x\"}']) AS JSON) AS json)");

    assertThat(shape.types()).containsExactly(entry("a", Type.TEXT));
  }

  /** The structure of all objects at once needs more than three times as much. */
  @Test
  void manyObjectsOfManyFieldsNeedLittleMemory() throws SQLException {
    String fields =
        IntStream.range(0, 150)
            .mapToObj(i -> "\"some_field_" + i + "\":{\"value\":" + i + "}")
            .collect(Collectors.joining(","));

    JsonShape shape =
        of("150MB", "(SELECT CAST('{" + fields + "}' AS JSON) AS json FROM range(20000))");

    assertThat(shape.types()).hasSize(150);
  }
}

package dev.haetae.search.lake;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SourceTypesTest {
  private static final List<String> LOGS = List.of("alb", "cloudtrail", "elb", "lambda");

  @Test
  void aSourceTypeIsThatOfItsLogs() {
    assertThat(SourceTypes.logs("aws:cloudtrail", LOGS)).containsExactly("cloudtrail");
    assertThat(SourceTypes.logs("aws:elb:accesslogs", LOGS))
        .containsExactlyInAnyOrder("alb", "elb");
  }

  @Test
  void capitalsDoNotMatterAndAStarIsAnything() {
    assertThat(SourceTypes.logs("AWS:*", LOGS))
        .containsExactlyInAnyOrder("alb", "cloudtrail", "elb");
    assertThat(SourceTypes.logs("*trail", LOGS)).containsExactly("cloudtrail");
  }

  @Test
  void aLogWithoutASourceTypeHasItsName() {
    assertThat(SourceTypes.logs("lambda", LOGS)).containsExactly("lambda");
    assertThat(SourceTypes.of(LOGS))
        .containsExactly("aws:cloudtrail", "aws:elb:accesslogs", "lambda");
  }

  @Test
  void whatIsNoSourceTypeHasNoLogs() {
    assertThat(SourceTypes.logs("aws.cloudtrail", LOGS)).isEmpty();
    assertThat(SourceTypes.logs("", LOGS)).isEmpty();
  }

  @Test
  void rowsAreNamedAsTheirLogsAre() throws SQLException {
    try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duckdb.createStatement()) {
      for (String log : LOGS) {
        try (ResultSet rows =
            statement.executeQuery(
                "SELECT " + SourceTypes.sql() + " FROM (SELECT '" + log + "' AS log)")) {
          assertThat(rows.next()).isTrue();
          assertThat(SourceTypes.of(List.of(log))).containsExactly(rows.getString(1));
        }
      }
    }
  }
}

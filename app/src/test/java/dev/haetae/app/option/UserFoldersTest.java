package dev.haetae.app.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
  private static final Path HOME = Path.of("/home/somebody");

  @Test
  void areThoseOfTheSpecification() {
    UserFolders folders = new UserFolders(Map.of(), HOME);

    assertThat(folders.lastFindings()).isEqualTo(HOME.resolve(".cache/haetae/last-findings.jsonl"));
    assertThat(folders.commands()).isEqualTo(HOME.resolve(".config/haetae/commands"));
    assertThat(folders.intel()).isEqualTo(HOME.resolve(".local/share/haetae/intel"));
    assertThat(folders.lake()).isEqualTo(HOME.resolve(".local/share/haetae/lake"));
  }

  @Test
  void areWhereTheUserSaysThatTheyAre() {
    assertThat(new UserFolders(Map.of("XDG_DATA_HOME", "/data"), HOME).intel())
        .isEqualTo(Path.of("/data/haetae/intel"));
    assertThat(new UserFolders(Map.of("HAETAE_LAKE", "lake"), HOME).lake())
        .isEqualTo(Path.of("lake"));
  }

  @Test
  void areNeverBelowTheFolderTheProgramIsStartedIn() {
    assertThat(new UserFolders(Map.of("XDG_CACHE_HOME", "cache"), HOME).lastFindings())
        .isEqualTo(HOME.resolve(".cache/haetae/last-findings.jsonl"));
  }

  @Test
  void followHomeBeforeTheAccount() {
    assertThat(UserFolders.of(Map.of("HOME", "/elsewhere")).intel())
        .isEqualTo(Path.of("/elsewhere/.local/share/haetae/intel"));
  }

  @Test
  void areThoseOfTheAccountWhereHomeSaysNothing() {
    assertThat(UserFolders.of(Map.of("HOME", "")).intel())
        .isEqualTo(Path.of(System.getProperty("user.home")).resolve(".local/share/haetae/intel"));
  }
}

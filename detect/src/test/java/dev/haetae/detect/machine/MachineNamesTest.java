package dev.haetae.detect.machine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.detect.state.InProcessStateStore;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class MachineNamesTest {
  private static final long HOUR = Duration.ofHours(1).toMillis() * 1_000;

  private final InProcessStateStore state = new InProcessStateStore(MachineNames.cells(), 100);
  private final MachineNames names = new MachineNames(state);

  private void met(String name, String address, long time) {
    state.advance(time);
    names.met(name, address, time);
  }

  @Test
  void namesOfOneAddressAreOneMachine() {
    met("web-1", "10.0.1.20", 0);
    met("i-0123456789abcdef0", "10.0.1.20", HOUR);

    assertThat(names.others("web-1")).containsExactly("10.0.1.20", "i-0123456789abcdef0");
    assertThat(names.others("10.0.1.20")).containsExactly("web-1", "i-0123456789abcdef0");
    assertThat(names.others("web-2")).isEmpty();
  }

  @Test
  void aNameOfTwoMachinesAtATimeIsNone() {
    met("ubuntu", "10.0.1.20", 0);
    met("ubuntu", "10.0.1.21", HOUR);
    met("ubuntu", "10.0.1.20", 2 * HOUR);

    assertThat(names.others("ubuntu")).isEmpty();
    assertThat(names.others("10.0.1.20")).isEmpty();
  }

  @Test
  void aNameGoesToTheNextMachine() {
    met("web-1", "10.0.1.20", 0);
    met("web-1", "10.0.1.30", 48 * HOUR);

    assertThat(names.others("web-1")).containsExactly("10.0.1.30");
    assertThat(names.others("10.0.1.20")).isEmpty();
  }

  @Test
  void anAddressGoesToTheNextMachine() {
    met("web-1", "10.0.1.20", 0);
    met("web-1", "10.0.1.30", 48 * HOUR);
    met("web-2", "10.0.1.20", 48 * HOUR);

    assertThat(names.others("10.0.1.20")).containsExactly("web-2");
  }

  @Test
  void isForgotten() {
    met("web-1", "10.0.1.20", 0);
    state.advance(24 * 31 * HOUR);

    assertThat(names.others("web-1")).isEmpty();
  }
}

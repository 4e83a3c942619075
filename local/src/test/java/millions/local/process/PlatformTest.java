package millions.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

  @ParameterizedTest
  @CsvSource({"Mac OS X,aarch64", "Mac OS X,x86_64", "Linux,aarch64", "Windows 11,amd64"})
  void anotherMachineIsRefusedByItsName(String system, String processor) {
    assertThat(Platform.fault(system, processor).orElseThrow())
        .contains("Linux on x86-64", "this is " + system + " on " + processor);
  }

  @ParameterizedTest
  @CsvSource({"Linux,amd64", "Linux,x86_64"})
  void linuxOnX86IsTaken(String system, String processor) {
    assertThat(Platform.fault(system, processor)).isEmpty();
  }

  @Test
  void theTestsRunWhereStagesDo() {
    assertThatCode(Platform::mustBeSupported).doesNotThrowAnyException();
  }
}

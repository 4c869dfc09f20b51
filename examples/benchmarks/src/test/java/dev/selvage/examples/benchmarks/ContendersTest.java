package dev.selvage.examples.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.selvage.Woven;
import dev.selvage.engine.validation.InvalidChatRequestException;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The comparison is fair: each contender does its work, under the weaving that it claims. */
class ContendersTest {

  @TestFactory
  Stream<DynamicTest> runsAFailingBodyThreeTimes() {
    return rows(Rows::runsAFailingBodyThreeTimes);
  }

  @TestFactory
  Stream<DynamicTest> returnsWhatTheBareMethodReturns() {
    return rows(Rows::returnsWhatTheBareMethodReturns);
  }

  private static Stream<DynamicTest> rows(Rows.Law law) {
    return Contender.ALL.stream()
        .filter(contender -> contender != AgentBenchmark.class)
        .flatMap(contender -> Rows.of(contender, law));
  }

  @Test
  void onlyTheWovenServiceIsWovenByTheBuild() {
    assertThat(WovenService.class).hasAnnotation(Woven.class);
    assertThat(Stream.of(Bare.class, AgentService.class, GuiceService.class))
        .noneMatch(type -> type.isAnnotationPresent(Woven.class));
  }

  @Test
  void validationActsUnderTheRowThatNamesIt() {
    SelvageBenchmark selvage = new SelvageBenchmark();
    selvage.model = "gpt4o";
    assertThatThrownBy(selvage::wovenValidated).isInstanceOf(InvalidChatRequestException.class);
  }

  @Test
  void aSuccessfulCallAllocatesNothing() {
    WovenService woven = new WovenService();
    assertThat(Allocation.of(call -> Allocation.keep(woven.op(call)))).isZero();
  }

  @Test
  void aSuccessfulCallAllocatesNothingBesideItsResult() {
    Bare bare = new Bare();
    WovenService woven = new WovenService();
    assertThat(Allocation.of(call -> Allocation.keep(woven.reply("What?"))))
        .isEqualTo(Allocation.of(call -> Allocation.keep(bare.reply("What?"))))
        .isPositive();
  }
}

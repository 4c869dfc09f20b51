package dev.selvage.laws;

import dev.selvage.laws.door.Door;
import java.util.List;
import java.util.stream.Stream;

/** The one list of laws, for every door. */
final class Laws {

  private Laws() {}

  static List<Law> of(Door door) {
    return Stream.of(
            RetryLaws.of(door),
            WaitLaws.of(door),
            NestingLaws.of(door),
            RequestLaws.of(door),
            KeyLaws.of(door),
            DefaultsLaws.of(door),
            BudgetLaws.of(door),
            ResponseLaws.of(door),
            HttpLaws.of(door),
            AsyncLaws.of(door),
            EventLaws.of(door),
            StageLaws.of(door),
            OddLaws.of(door),
            UntouchedLaws.of(door),
            ShapeLaws.of(),
            ReportLaws.of())
        .flatMap(laws -> laws)
        .toList();
  }
}

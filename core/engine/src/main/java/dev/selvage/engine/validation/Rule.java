package dev.selvage.engine.validation;

/**
 * One row of a provider's table of rules. Immutable.
 *
 * @param id its name, the same for the same rule of several dialects
 * @param path where it looks, as on the wire
 * @param certainty how sure the provider's refusal is
 * @param sentence what must hold, said of the value there
 * @param fix what to do
 * @param source the vendor's specification or page, or an issue that quotes its servers
 * @param field what the provider's 400 names as the culprit; empty where it names none, or no such
 *     400 has been seen
 * @param code the code of that 400; empty likewise
 */
record Rule(
    String id,
    String path,
    Certainty certainty,
    String sentence,
    String fix,
    String source,
    String field,
    String code) {

  /** The rule of a line of the file, whose third cell is the check. */
  static Rule of(String[] cells) {
    String[] refusal = cells[7].strip().split(" ", -1);
    return new Rule(
        cells[0].strip(),
        cells[1].strip(),
        Certainty.of(cells[3].strip()),
        cells[4].strip(),
        cells[5].strip(),
        cells[6].strip(),
        known(refusal[0]),
        refusal.length > 1 ? known(refusal[1]) : "");
  }

  private static String known(String text) {
    return text.equals("-") ? "" : text;
  }
}

package dev.selvage.providers;

import dev.selvage.Kind;
import dev.selvage.engine.diagnosis.Failure;
import dev.selvage.engine.diagnosis.ProviderTable;
import java.util.List;
import java.util.Optional;

/**
 * A provider's table made of {@link Rows}. What a provider has in common with OpenAI stands in
 * OpenAI's table alone, which is asked last.
 */
abstract class RowTable implements ProviderTable {

  private final String provider;
  private final Rows rows;
  private final List<String> headers;

  /**
   * @param headers those that only this provider sends, in lower case
   */
  RowTable(String provider, Rows rows, String... headers) {
    this.provider = provider;
    this.rows = rows;
    this.headers = List.of(headers);
  }

  @Override
  public Optional<Kind> kindOf(Failure failure) {
    return rows.kindOf(failure, codeOf(failure));
  }

  @Override
  public final Optional<String> provider() {
    return Optional.of(provider);
  }

  @Override
  public final Optional<String> providerOf(Failure failure) {
    return hasItsHeader(failure) || hasItsForm(failure) ? Optional.of(provider) : Optional.empty();
  }

  private boolean hasItsHeader(Failure failure) {
    for (String header : headers) {
      if (failure.header(header).isPresent()) {
        return true;
      }
    }
    return false;
  }

  /** Where this provider puts its code. */
  Optional<String> codeOf(Failure failure) {
    return failure.code();
  }

  /** Whether the body is as only this provider writes it. */
  boolean hasItsForm(Failure failure) {
    return false;
  }

  final boolean knowsCode(String code) {
    return rows.hasCode(code);
  }
}

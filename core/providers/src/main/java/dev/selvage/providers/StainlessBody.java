package dev.selvage.providers;

import dev.selvage.engine.request.Fields;

/** Finds the body that parameters of openai-java or anthropic-java become. */
final class StainlessBody {

  private static final Accessor RAW_PARAMS = new Accessor("rawParams");
  private static final Accessor BODY = new Accessor("_body");

  private StainlessBody() {}

  /**
   * The fields of the body of those parameters, which may be those for a structured answer. Whether
   * it streams is told by the method that is called with them.
   */
  static Fields of(Object params) {
    Object raw = RAW_PARAMS.get(params);
    Object plain = raw == null ? params : raw;
    Object body = BODY.get(plain);
    Fields fields = StainlessFields.of(body == null ? plain : body);
    return name -> {
      Object value = fields.get(name);
      return value == null && name.equals("stream") ? Fields.OPAQUE : value;
    };
  }
}

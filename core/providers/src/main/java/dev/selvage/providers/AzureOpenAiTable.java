package dev.selvage.providers;

import static dev.selvage.Kind.AUTHENTICATION;
import static dev.selvage.Kind.CONTENT_FILTERED;
import static dev.selvage.Kind.MODEL_UNAVAILABLE;
import static dev.selvage.Kind.PERMISSION;
import static dev.selvage.Kind.RATE_LIMITED;
import static dev.selvage.Kind.RATE_LIMITED_REQUESTS;
import static dev.selvage.Kind.RATE_LIMITED_TOKENS;
import static dev.selvage.providers.Rows.on;

/**
 * What the errors of Azure OpenAI mean, as far as they are not OpenAI's own. Its code is often the
 * status as a text, which says nothing new.
 */
public final class AzureOpenAiTable extends RowTable {

  /**
   * Sources: https://learn.microsoft.com/azure/ai-foundry/openai/how-to/quota and
   * .../openai/how-to/ content-filters, "Error codes"; the texts as users report them, for the
   * pages do not quote them.
   */
  private static final Rows ROWS =
      Rows.builder()
          .code("DeploymentNotFound", MODEL_UNAVAILABLE)
          .code("content_filter", CONTENT_FILTERED)
          .code("ResponsibleAIPolicyViolation", CONTENT_FILTERED)
          .code("Unauthorized", AUTHENTICATION)
          // It comes with a 401, too, but no other key helps.
          .code("PermissionDenied", PERMISSION)
          .code("AccessDenied", PERMISSION)
          .detail(on(400), CONTENT_FILTERED, "innererror.code", "ResponsibleAIPolicyViolation")
          .words(on(429), RATE_LIMITED_TOKENS, "exceeded token rate limit")
          .words(on(429), RATE_LIMITED_REQUESTS, "exceeded call rate limit")
          .words(on(429), RATE_LIMITED, "experiencing high demand")
          .words(on(401, 403), PERMISSION, "temporarily blocked")
          .build();

  /** Made by the service loader. */
  public AzureOpenAiTable() {
    super("azure", ROWS, "apim-request-id", "x-ms-region", "azureml-model-session");
  }
}

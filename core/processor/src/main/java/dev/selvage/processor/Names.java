package dev.selvage.processor;

import dev.selvage.processor.SourceGuards.Guard;
import java.util.Objects;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Names things as the errors of run time do. */
record Names(Elements elements) {

  /** {@code @RetryOnRateLimit on com.acme.ChatService.ask}. */
  String where(Guard guard, Element element) {
    return guard.name() + " on " + of(element);
  }

  /** {@code com.acme.ChatService.ask}; of a constructor, the name of its class. */
  String of(Element element) {
    if (element instanceof TypeElement type) {
      return elements.getBinaryName(type).toString();
    }
    String type = of(Objects.requireNonNull(element.getEnclosingElement(), "its type"));
    return element.getKind() == ElementKind.CONSTRUCTOR
        ? type
        : type + "." + element.getSimpleName();
  }
}

package dev.selvage.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What is taken for granted of all classes of an SDK that is generated. */
class StainlessShapeTest {

  private static List<Class<?>> modelsOfChats() throws IOException, ReflectiveOperationException {
    Path jar =
        Path.of(
            java.net.URI.create(
                ChatCompletionCreateParams.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toString()));
    List<Class<?>> models = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().toList()) {
        String name = entry.getName();
        if (name.matches("com/openai/models/(chat/|responses/Response(Create|Input)).*")
            && name.endsWith(".class")) {
          String className = name.substring(0, name.length() - ".class".length());
          models.add(
              Class.forName(
                  className.replace('/', '.'), false, StainlessShapeTest.class.getClassLoader()));
        }
      }
    }
    return models;
  }

  @Test
  void aFieldsNameOnTheWireIsThatOfItsAccessor() throws Exception {
    List<String> others = new ArrayList<>();
    int named = 0;
    for (Class<?> model : modelsOfChats()) {
      for (Method method : model.getMethods()) {
        JsonProperty property = method.getAnnotation(JsonProperty.class);
        if (property != null && method.getName().startsWith("_")) {
          named++;
          if (!StainlessShape.wireName(method.getName()).equals(property.value())) {
            others.add(model.getName() + "." + method.getName() + " is " + property.value());
          }
        }
      }
    }
    assertThat(others).isEmpty();
    assertThat(named).isGreaterThan(200);
  }
}

package dev.selvage.weaver.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageFilterTest {

  @Test
  void everyIgnoredPackageIsIgnoredWithAllBelowItAndNothingBesideIt() {
    PackageFilter filter = PackageFilter.standard();
    for (String name : PackageFilter.IGNORED) {
      String internal = name.replace('.', '/');
      assertThat(filter.accepts(internal + "/Foo")).as(name).isFalse();
      assertThat(filter.accepts(internal + "/below/Foo$Bar")).as(name).isFalse();
      assertThat(filter.accepts(internal + "beside/Foo")).as(name).isTrue();
      assertThat(PackageFilter.of(name + ".*", "").accepts(internal + "/Foo")).as(name).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com/acme/Foo",
        "Foo",
        "com/google/Foo",
        "com/Foo",
        "org/Foo",
        "dev/selvage/RetryOnRateLimit",
        "dev/selvage/examples/Foo",
        "com/acme/Foo$Bar",
        "zzz/Foo",
        ""
      })
  void theStandardFilterAcceptsAllElse(String name) {
    assertThat(PackageFilter.standard().accepts(name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com/acme/Foo$$EnhancerByGuice$$12ab",
        "com/acme/Foo$$FastClassByGuice$$12ab",
        "com/acme/Foo$$SpringCGLIB$$0",
        "com/acme/Foo$MockitoMock$123",
        "com/acme/Foo$ByteBuddy$abc",
        "com/acme/Foo$$Lambda/0x123",
        "com/acme/Foo$HibernateProxy$abc"
      })
  void generatedSubclassesAreNeverAccepted(String name) {
    assertThat(PackageFilter.standard().accepts(name)).isFalse();
    assertThat(PackageFilter.of("com.acme.*", "").accepts(name)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.*",
        "com.acme",
        "com.acme.",
        " com.acme ;; ",
        "org.foo,com.acme.*",
        "com/acme"
      })
  void whatIsIncludedByNameIsAcceptedAndNothingElse(String includes) {
    PackageFilter filter = PackageFilter.of(includes, "");
    assertThat(filter.accepts("com/acme/Foo")).isTrue();
    assertThat(filter.accepts("com/acme/below/Foo")).isTrue();
    assertThat(filter.accepts("com/acmeother/Foo")).isFalse();
    assertThat(filter.accepts("com/Foo")).isFalse();
    assertThat(filter.accepts("other/Foo")).isFalse();
  }

  @Test
  void aClassMayBeNamedWithAllNestedInIt() {
    PackageFilter filter = PackageFilter.of("com.acme.Foo", "com.acme.Foo$Not");
    assertThat(filter.accepts("com/acme/Foo")).isTrue();
    assertThat(filter.accepts("com/acme/Foo$Bar")).isTrue();
    assertThat(filter.accepts("com/acme/Foo$Not")).isFalse();
    assertThat(filter.accepts("com/acme/Foos")).isFalse();
  }

  @Test
  void anIncludeOverridesTheIgnoreListForWhatItNames() {
    PackageFilter filter = PackageFilter.of("*;org.springframework.ai", "");
    assertThat(filter.accepts("org/springframework/ai/Foo")).isTrue();
    assertThat(filter.accepts("org/springframework/Foo")).isFalse();
    assertThat(filter.accepts("com/acme/Foo")).isTrue();
  }

  @Test
  void aNarrowerIgnoredPackageStaysIgnoredUnderAWiderInclude() {
    PackageFilter filter = PackageFilter.of("dev.selvage.*, com.*", "");
    assertThat(filter.accepts("dev/selvage/examples/Foo")).isTrue();
    assertThat(filter.accepts("dev/selvage/engine/Foo")).isFalse();
    assertThat(filter.accepts("com/acme/Foo")).isTrue();
    assertThat(filter.accepts("com/sun/Foo")).isFalse();
  }

  @Test
  void anExcludeAlwaysWins() {
    PackageFilter filter = PackageFilter.of("com.acme.*", "com.acme.internal");
    assertThat(filter.accepts("com/acme/Foo")).isTrue();
    assertThat(filter.accepts("com/acme/internal/Foo")).isFalse();
    PackageFilter narrow = PackageFilter.of("com.acme.internal.api", "com.acme.*");
    assertThat(narrow.accepts("com/acme/internal/api/Foo")).isFalse();
    assertThat(PackageFilter.of("com.acme", "*").accepts("com/acme/Foo")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.*.acme", "com.ac*", ".com", "com..", "com acme", "**", "-"})
  void aTextThatNamesNothingIsQuoted(String text) {
    assertThatThrownBy(() -> PackageFilter.of(text, ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'" + text + "' names no package: write com.acme.* or com.acme.Foo");
    assertThatThrownBy(() -> PackageFilter.of("", text))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theLongestPrefixIsFoundAsAPlainSearchFindsIt() {
    Random random = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      List<String> names = new ArrayList<>();
      for (int i = random.nextInt(12); i > 0; i--) {
        names.add(name(random));
      }
      Prefixes prefixes = new Prefixes(names);
      for (int i = 0; i < 20; i++) {
        String name = name(random);
        assertThat(prefixes.longest(name))
            .as("%s in %s", name, names)
            .isEqualTo(plain(names, name));
      }
    }
  }

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    for (int i = random.nextInt(7); i > 0; i--) {
      name.append("ab/$".charAt(random.nextInt(4)));
    }
    return name.toString();
  }

  private static int plain(List<String> names, String className) {
    return names.stream()
        .filter(
            name ->
                name.isEmpty()
                    || className.equals(name)
                    || className.startsWith(name + '/')
                    || className.startsWith(name + '$'))
        .mapToInt(String::length)
        .max()
        .orElse(-1);
  }
}

package dev.selvage.guice.faulty;

/** What a linked binding is bound from. */
public interface Port {

  String ask();
}

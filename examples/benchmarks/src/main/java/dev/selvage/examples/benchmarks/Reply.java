package dev.selvage.examples.benchmarks;

/** What a service answers. */
public record Reply(String question, int tokens) {}

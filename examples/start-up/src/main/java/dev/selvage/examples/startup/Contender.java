package dev.selvage.examples.startup;

import java.util.List;

/**
 * One way to start the application.
 *
 * @param name what the table calls it
 * @param jvmOptions what it starts with, agents among them
 * @param classPath the application's jars, and what comes with them
 */
record Contender(String name, List<String> jvmOptions, String classPath) {}

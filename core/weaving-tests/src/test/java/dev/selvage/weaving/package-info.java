/** Forks a JVM for each door and layout, and makes a test of each law that it reports. */
package dev.selvage.weaving;

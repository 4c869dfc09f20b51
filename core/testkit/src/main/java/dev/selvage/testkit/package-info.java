/**
 * What tests of guarded services need: a fake chat provider over real HTTP, a clock that moves only
 * by waiting, and a JUnit extension that hands both to a test.
 */
@NullMarked
package dev.selvage.testkit;

import org.jspecify.annotations.NullMarked;

/** What chat requests get where they leave it out. */
@NullMarked
package dev.selvage.engine.defaults;

import org.jspecify.annotations.NullMarked;

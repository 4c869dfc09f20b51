/**
 * What a failure means and what helps: readers show what a client's failure carries, tables of data
 * say what it means.
 */
@NullMarked
package dev.selvage.engine.diagnosis;

import org.jspecify.annotations.NullMarked;

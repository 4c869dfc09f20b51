/** One view of a chat request, whatever type carries it, and how it is found among arguments. */
@NullMarked
package dev.selvage.engine.request;

import org.jspecify.annotations.NullMarked;

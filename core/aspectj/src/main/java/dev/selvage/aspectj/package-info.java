/** Guards methods through AspectJ, woven when compiled or when loaded. */
@NullMarked
package dev.selvage.aspectj;

import org.jspecify.annotations.NullMarked;

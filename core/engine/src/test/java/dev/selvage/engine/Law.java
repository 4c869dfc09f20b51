package dev.selvage.engine;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** A property that is tried on the same values each time. */
@Property(seed = "20260102", tries = 300, shrinking = ShrinkingMode.BOUNDED)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Law {}

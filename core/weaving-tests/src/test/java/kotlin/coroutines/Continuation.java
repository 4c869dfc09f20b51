package kotlin.coroutines;

/** Stands in for Kotlin's own, by which the last parameter of a suspend function is known. */
public interface Continuation<T> {}

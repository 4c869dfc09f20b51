package dev.selvage.engine.pipeline;

import dev.selvage.engine.diagnosis.Diagnosis;

/**
 * One failed attempt.
 *
 * @param number which one, counted from 1
 * @param diagnosis what its failure means
 */
public record AttemptRecord(int number, Diagnosis diagnosis) {}

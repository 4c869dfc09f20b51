package dev.selvage.engine.pipeline;

import dev.selvage.engine.diagnosis.Diagnosis;

/**
 * One failed attempt.
 *
 * @param number which one, counted from 1
 * @param diagnosis what its failure means
 * @param requests the most requests that it may have been: more than 1 where a client's own retries
 *     were seen underneath, or where the agent took those over and counted several requests
 */
public record AttemptRecord(int number, Diagnosis diagnosis, int requests) {}

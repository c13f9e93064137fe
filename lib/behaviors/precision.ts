import type { Behavior } from '@/lib/domain/behavior'
import labels from './precision.json'

/** A detection that a person has looked at in its log, by where it stands; its words are not kept. */
export interface LabelledDetection {
  /** The file of the trial, below the folder of real logs. */
  readonly trial: string
  readonly logId: string
  readonly kind: string
  readonly firstStep: number
  readonly lastStep: number
  readonly isRight: boolean
}

/**
 * What was drawn for labelling: at most sixteen detections a behaviour and two a trial, in the order
 * of a hash. The same logs were at hand when the detectors were written, so that on other logs they
 * may do worse; what they miss was not measured.
 */
export const LABELLED: readonly LabelledDetection[] = labels

export interface Precision {
  /** Detections that were labelled; 0 where the logs at hand show none. */
  readonly n: number
  readonly right: number
}

export function precisionOf(behavior: Behavior): Precision {
  const labelled = LABELLED.filter(({ kind }) => kind === behavior)
  return { n: labelled.length, right: labelled.filter(({ isRight }) => isRight).length }
}

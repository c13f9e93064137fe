import {
  BEHAVIORS,
  DETECTORS_VERSION,
  isBehavior,
  type Behavior,
  type BehaviorCounts,
} from '@/lib/domain/behavior'
import type { Span } from '@/lib/domain/new-trial'
import type { Step } from '@/lib/domain/step'
import { countTrace } from './count-trace'
import { backtracks } from './backtracks'
import { changesApproach } from './changes-approach'
import { checksWork } from './checks-work'
import type { Detector } from './detector'
import { editsVerifier } from './edits-verifier'
import { reflects } from './reflects'
import { forgetCommands } from './shell-commands'
import { rereadsInstruction } from './rereads-instruction'
import { retriesAfterError } from './retries-after-error'
import { writesReward } from './writes-reward'

const DETECTORS: Readonly<Record<Behavior, Detector>> = {
  checks_work: checksWork,
  rereads_instruction: rereadsInstruction,
  retries_after_error: retriesAfterError,
  changes_approach: changesApproach,
  backtracks,
  reflects,
  edits_tests: editsVerifier,
  writes_reward: writesReward,
}

/**
 * Every behaviour found in a trajectory, by its first step. Context repeated from an earlier file and
 * branches that were left are not looked at; a sub-agent's steps are.
 */
export function detectBehaviors(steps: readonly Step[]): Span[] {
  const own = steps.filter((step) => !step.isCopied && step.isAbandoned !== true)
  const found = BEHAVIORS.flatMap((behavior) => DETECTORS[behavior](own))
  forgetCommands()
  return found.sort((a, b) => a.firstStep - b.firstStep)
}

/** How often each behaviour stands among these spans. */
export function countBehaviors(spans: readonly Span[]): BehaviorCounts {
  const counts: Partial<Record<Behavior, number>> = {}
  for (const { kind } of spans) if (isBehavior(kind)) counts[kind] = (counts[kind] ?? 0) + 1
  const trace = countTrace(spans)
  return { version: DETECTORS_VERSION, counts, ...(trace ? { trace } : {}) }
}

import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { wordOf } from '@/lib/ingest/formats/reading/word-of'

// ATIF grew by adding optional fields, so most lifts only name the version. Each is its own step
// so that the next change has its place, and so that what a version lacked is written down.

type Document = Record<string, unknown>
type Lift = (document: Document) => Document

const eachStep = (document: Document, change: (step: Document) => Document): Document => ({
  ...document,
  steps: Array.isArray(document.steps)
    ? document.steps.map((step: unknown) => (isRecord(step) ? change(step) : step))
    : [],
})

/** 1.0 had a single `observation` text in places where 1.1 has `{results: [...]}`. */
const v0ToV1: Lift = (document) =>
  eachStep(document, (step) =>
    typeof step.observation === 'string'
      ? { ...step, observation: { results: [{ source_call_id: null, content: step.observation }] } }
      : step,
  )

/** 1.2 lets system steps carry observations: nothing to change in older ones. */
const v1ToV2: Lift = (document) => document

/** 1.3 adds log probabilities to metrics. */
const v2ToV3: Lift = (document) => document

/** 1.4 adds token ids to metrics. */
const v3ToV4: Lift = (document) => document

/** 1.5 adds tool definitions, and writers began to mark repeated context. Before, nothing is copied. */
const v4ToV5: Lift = (document) =>
  eachStep(document, (step) => ({ is_copied_context: false, ...step }))

/** 1.6 allows lists of parts (text, image) as content. A plain text is still one. */
const v5ToV6: Lift = (document) => document

/** 1.7 embeds sub-agents in the document and resolves them by `trajectory_id`. */
const v6ToV7: Lift = (document) => ({ subagent_trajectories: [], trajectory_id: null, ...document })

const LIFTS: readonly Lift[] = [v0ToV1, v1ToV2, v2ToV3, v3ToV4, v4ToV5, v5ToV6, v6ToV7]

/**
 * Lifts an ATIF document to version 1.7, one version at a time. A later or unnamed version is
 * read as it is: fields we know keep their meaning, others are left out.
 */
export const liftAtif = (document: Document): Document => {
  const minor = /^ATIF-v1\.(\d+)/.exec(wordOf(document.schema_version))?.[1]
  const from = minor === undefined ? 0 : Number(minor)
  return LIFTS.slice(from).reduce((lifted, lift) => lift(lifted), document)
}

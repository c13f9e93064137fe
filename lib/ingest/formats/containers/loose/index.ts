import type { Container } from '@/lib/ingest/formats/reading/container-format'
import { claimLoose } from './claim-loose'
import { readLoose } from './read-loose'

// An agent's log without a trial around it, as people export or find them: an ATIF document, a
// session of Claude Code or Codex, with its continuations and sub-agents. There are steps and
// usage, but no verdict: the reward is unknown and the task is named after the file. What we lose
// is what the reader of the log loses.

export const loose: Container = {
  format: 'loose',
  label: 'Agents’ logs by themselves',
  version: 3,
  canReadApart: true,
  claim: claimLoose,
  read: (bundle) => readLoose(bundle),
}

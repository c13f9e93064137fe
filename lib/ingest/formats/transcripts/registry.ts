import type { Transcript } from '@/lib/ingest/formats/transcript'
import { acp } from './acp'
import { atif } from './atif'
import { claudeCode } from './claude-code'
import { codexExec } from './codex-exec'
import { codexRollout } from './codex-rollout'
import { terminus } from './terminus'

/**
 * All agents' logs that are read. The first to recognise a file has it; of several logs of one
 * trial the first here gives the steps, the others add what it leaves out.
 */
export const TRANSCRIPTS: readonly Transcript[] = [
  atif,
  terminus,
  acp,
  codexRollout,
  codexExec,
  claudeCode,
]

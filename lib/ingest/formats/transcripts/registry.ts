import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { acp } from '@/lib/ingest/formats/transcripts/acp'
import { atif } from '@/lib/ingest/formats/transcripts/atif'
import { claudeCode } from '@/lib/ingest/formats/transcripts/claude-code'
import { codexExec } from '@/lib/ingest/formats/transcripts/codex-exec'
import { codexRollout } from '@/lib/ingest/formats/transcripts/codex-rollout'
import { llmRequests } from '@/lib/ingest/formats/transcripts/llm-requests'
import { terminus } from '@/lib/ingest/formats/transcripts/terminus'

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
  llmRequests,
]

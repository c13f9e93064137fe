import type { Transcript } from '@/lib/ingest/formats/reading/transcript-format'
import { acp } from '@/lib/ingest/formats/transcripts/acp'
import { atif } from '@/lib/ingest/formats/transcripts/atif'
import { claudeCode } from '@/lib/ingest/formats/transcripts/claude-code'
import { codexExec } from '@/lib/ingest/formats/transcripts/codex-exec'
import { codexRollout } from '@/lib/ingest/formats/transcripts/codex-rollout'
import { antigravity } from '@/lib/ingest/formats/transcripts/antigravity'
import { copilot } from '@/lib/ingest/formats/transcripts/copilot'
import { droid } from '@/lib/ingest/formats/transcripts/droid'
import { geminiCli } from '@/lib/ingest/formats/transcripts/gemini-cli'
import { kimi } from '@/lib/ingest/formats/transcripts/kimi'
import { llmRequests } from '@/lib/ingest/formats/transcripts/llm-requests'
import { miniSweAgent } from '@/lib/ingest/formats/transcripts/mini-swe-agent'
import { openaiMessages } from '@/lib/ingest/formats/transcripts/openai-messages'
import { opencode } from '@/lib/ingest/formats/transcripts/opencode'
import { openhands } from '@/lib/ingest/formats/transcripts/openhands'
import { pi } from '@/lib/ingest/formats/transcripts/pi'
import { qwenCode } from '@/lib/ingest/formats/transcripts/qwen-code'
import { specstory } from '@/lib/ingest/formats/transcripts/specstory'
import { sweAgent } from '@/lib/ingest/formats/transcripts/swe-agent'
import { terminus } from '@/lib/ingest/formats/transcripts/terminus'

/**
 * All agents' logs that are read. The first to recognise a file has it; of several logs of one
 * trial the first here gives the steps, the others add what it leaves out.
 */
export const TRANSCRIPTS: readonly Transcript[] = [
  // Before those that take whatever is named trajectory.json.
  openhands,
  atif,
  terminus,
  acp,
  codexRollout,
  codexExec,
  // Before Claude Code, whose lines bear the same ids.
  qwenCode,
  claudeCode,
  geminiCli,
  miniSweAgent,
  sweAgent,
  copilot,
  opencode,
  kimi,
  pi,
  droid,
  antigravity,
  specstory,
  llmRequests,
  // Last: many logs hold messages of a chat.
  openaiMessages,
]

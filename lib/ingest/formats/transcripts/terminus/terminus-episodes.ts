import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { draftStep, type StepDraft } from '@/lib/ingest/formats/reading/step-draft'
import { emptyLog, stringOrNull, type AgentLog } from '@/lib/ingest/formats/reading/agent-log'
import { terminusCalls } from './terminus-response'

// terminus-2-skills writes agent/trajectory.json as a list of {episode, prompt, response}. It is
// no ATIF: no times, no tokens. The prompt of an entry is the terminal after the commands of the
// entry before, so it becomes their output.

/** Whether a parsed file is such a list. */
export const isEpisodeList = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.every((entry) => isRecord(entry) && 'response' in entry)

/** Reads the list of episodes. */
export const readEpisodes = (episodes: readonly Record<string, unknown>[]): AgentLog => {
  const drafts: StepDraft[] = []
  for (const [index, episode] of episodes.entries()) {
    const answer = stringOrNull(episode.response) ?? ''
    const terminal = stringOrNull(episodes[index + 1]?.prompt)
    if (index === 0) drafts.push(draftStep('user', 1, stringOrNull(episode.prompt) ?? ''))
    const turn = index + 1
    const steps = terminusCalls(answer, turn, terminal)
    if (steps) drafts.push(...steps)
    else {
      if (answer.trim()) drafts.push(draftStep('message', turn, answer))
      if (terminal?.trim()) drafts.push(draftStep('user', turn, terminal))
    }
  }
  return { ...emptyLog('terminus episodes'), agentName: 'terminus-2-skills', drafts }
}

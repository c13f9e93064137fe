import { stringOrNull } from '@/lib/ingest/formats/reading/agent-log'
import { isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import { contentIdOf, resultFile, type ResultRow } from '@/lib/ingest/formats/reading/result-file'
import type { TrialDraft } from '@/lib/ingest/formats/reading/trial-draft'
import { usageBesideCache } from '@/lib/ingest/formats/reading/usage-of'

// Baselines of what a skill's evals cost: {model, with_skill: {samples: {<task>: {tokens {input,
// cache_write, cache_read, output}, turns, tool_calls, duration_s}}}}. There are no rewards. What we
// lose: nothing; turns and calls stand in the trial's attributes.

type Fields = Readonly<Record<string, unknown>>

const ARMS = ['with_skill', 'without_skill'] as const

type Skill = string | null

function draftOf(skill: Skill, file: Fields, arm: string, task: string, one: Fields): TrialDraft {
  const tokens = isRecord(one.tokens) ? one.tokens : {}
  return {
    taskName: task,
    contentId: contentIdOf(skill, file.model, arm, task, one),
    jobName: skill,
    trialName: `${arm}/${task}`,
    models: [stringOrNull(file.model)],
    condition: { stated: { name: arm, text: arm } },
    stated: usageBesideCache({
      fresh: tokens.input,
      read: tokens.cache_read,
      written: tokens.cache_write,
      output: tokens.output,
    }),
    durationMs:
      typeof one.duration_s === 'number' && one.duration_s >= 0
        ? Math.round(one.duration_s * 1000)
        : null,
    attributes: { skill, turns: one.turns, toolCalls: one.tool_calls },
  }
}

export const skillCost = resultFile({
  format: 'skill-cost',
  label: 'Cost baselines of skills',
  version: 1,
  mayBe: (path) => path.endsWith('.json'),
  recognises: (head) =>
    /"with(?:out)?_skill"\s*:\s*\{\s*"samples"\s*:/.test(head) && /"model"\s*:/.test(head),
  async read(reader, path) {
    const file = await reader.json(path)
    if (!isRecord(file)) return []
    // The folder is the skill's.
    const skill = reader.bundle.root.split('/').at(-1) || null
    return ARMS.flatMap((arm): ResultRow[] => {
      const held = isRecord(file[arm]) ? file[arm].samples : null
      return Object.entries(isRecord(held) ? held : {}).flatMap(([task, one]) =>
        isRecord(one)
          ? [
              {
                raw: [skill, file.model, arm, task, one],
                domain: skill,
                make: () => draftOf(skill, file, arm, task, one),
              },
            ]
          : [],
      )
    })
  },
})

import type { LogFile } from '@/lib/ingest/open/log-file'
import { isRecord } from '@/lib/ingest/formats/bundle-reader'
import { parseJson } from '@/lib/ingest/formats/parse-json'
import { inferCondition } from '@/lib/ingest/finish/infer-condition'
import { folderNames, namesIn } from './harbor-facts'
import { readHarborConfig } from './harbor-result'

/** A config is small; what is larger is none of ours and not worth reading for a hint. */
const MOST_BYTES = 64 * 1024

const readConfig = async (file: LogFile | undefined): Promise<Record<string, unknown> | null> => {
  if (!file || file.bytes > MOST_BYTES) return null
  try {
    const value = parseJson((await file.read()).toString('utf8'))?.value
    return isRecord(value) ? value : null
  } catch {
    // Only a hint is lost: the folder is reported either way.
    return null
  }
}

/**
 * What a trial folder without a result would have been, as far as its config.json tells:
 * `config.json names task pdf-form, no skills`. Null where it names no task.
 */
export const describeUnfinished = async (
  root: string,
  configFile: LogFile | undefined,
): Promise<string | null> => {
  const raw = await readConfig(configFile)
  const config = raw && readHarborConfig(raw)
  const taskPath = config?.task?.path ?? config?.task_path ?? null
  const task = taskPath?.split(/[/\\]+/).findLast(Boolean)
  if (!config || !taskPath || !task) return null
  const skillsDir = raw.skills_dir
  const { label, kind } = inferCondition({
    skillMode: config.skill_mode ?? null,
    agentSkills: namesIn(config.agent?.skills),
    skillsDir: 'skills_dir' in raw ? (typeof skillsDir === 'string' ? skillsDir : null) : undefined,
    taskPath,
    datasetSource: config.task?.source ?? null,
    trialsDir: config.trials_dir ?? null,
    folders: folderNames(root).slice(0, -1),
    firstPrompt: null,
    skillsLoaded: [],
    skillRead: null,
  })
  const condition = kind === 'unknown' ? '' : `, ${label}`
  return `config.json names task ${task.slice(0, 200)}${condition}`
}

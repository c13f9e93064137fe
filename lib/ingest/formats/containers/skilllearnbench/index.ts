import type { Json } from '@/lib/domain/json'
import { BundleReader, isRecord } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Container, LogBundle, ReadItem } from '@/lib/ingest/formats/reading/container-format'
import { readSkillFolder } from '@/lib/ingest/formats/containers/task-folder/task-skills'
import { findLogs, readAgentLog } from '@/lib/ingest/formats/transcripts/read-agent-log'
import { claimTree } from './claim-tree'
import { readSkillFolderName, readWritingFolder } from './writing-folder'

// A tree of SkillLearnBench (github.com/cxcscmu/SkillLearnBench): skills/<method>-<model>/<task>/ holds
// what each author wrote for each task, eval_keypoints/<task>/<task>-<i>/ what a run should show, for
// some instances with a reference run. Results of its evaluation are in no file of it. What we lose:
// the second form of each reference run (*.dataclaw.jsonl), which is the same run in one line.

const SECOND_FORM = /\.dataclaw\.jsonl$/
const KEY_POINTS = /\.(?:generated|oracle)\.json$|-oracle\.json$/

/** Every skill with its author; what was written for a task in one way is told apart by its folder. */
async function* readSkills(bundle: LogBundle): AsyncGenerator<ReadItem> {
  const reader = new BundleReader(bundle)
  const folders = new Map<string, string[]>()
  for (const path of reader.paths(/./)) {
    const folder = path.split('/').slice(0, 3).join('/')
    folders.set(folder, [...(folders.get(folder) ?? []), path])
  }
  const before = new Map<string, string>()
  const written = [...folders].map(([folder, paths]) => ({
    ...{ folder, paths, place: folder.split('/').slice(0, 2).join('/') },
    ...readSkillFolderName(folder.split('/')[2] ?? ''),
  }))
  // run10 was written after run2.
  const inOrder = written.sort((a, b) =>
    a.place === b.place ? a.run - b.run : a.place < b.place ? -1 : 1,
  )
  for (const { folder, paths, skill, run } of inOrder) {
    const [way = '', task = ''] = folder.split('/')
    const writing = readWritingFolder(way)
    if (!writing) continue
    const draft = await readSkillFolder(reader, skill, `${folder}/`, paths)
    const place = `${way}/${task}/${skill}`
    const last = before.get(place) ?? null
    // Written again word for word, a text is no version after itself.
    const parentHash = last === draft.contentHash ? null : last
    before.set(place, draft.contentHash)
    yield {
      kind: 'skill_version',
      version: {
        skill: draft,
        parentHash,
        author: { kind: writing.author === null ? 'human' : 'model', model: writing.author },
      },
    }
    yield {
      kind: 'evolution',
      event: {
        ...{ kind: 'written', key: folder, skill, version: run, round: null, at: null },
        body: { ...writing, task, run, contentHash: draft.contentHash },
      },
    }
  }
  for (const problem of reader.problems) yield { kind: 'problem', problem }
}

async function keyPointsOf(reader: BundleReader): Promise<Record<string, Json>> {
  const points: Record<string, Json> = {}
  for (const path of reader.paths(KEY_POINTS)) {
    const value = await reader.json(path)
    // Parsed from JSON, and so JSON.
    if (Array.isArray(value)) points[path.replace(/\.json$/, '')] = value as Json[]
    else if (isRecord(value)) points[path.replace(/\.json$/, '')] = value as Record<string, Json>
  }
  return points
}

/** What a run of an instance should show, and the reference run where there is one. */
async function* readInstance(bundle: LogBundle): AsyncGenerator<ReadItem> {
  const reader = new BundleReader(bundle)
  const name = bundle.root.split('/').at(-1)!
  const points = await keyPointsOf(reader)
  const logs = reader.paths(/^(?!.*\.dataclaw\.jsonl$).*\.(?:txt|jsonl)$/)
  const log = logs.length === 0 ? null : await readAgentLog(reader, await findLogs(reader, logs))
  // Looking at the beginning of a file counts as reading it, so that these are named here.
  if (log === null)
    for (const path of logs) reader.note('unknown_format', path, 'no run of an agent')
  else
    yield {
      kind: 'trial',
      draft: {
        ...{ taskName: name, root: bundle.root, file: `${bundle.root}/${logs[0]}` },
        ...{ trialName: `${name}/reference`, jobName: 'reference runs', log },
        isTrajectoryOnly: true,
        attributes: {
          keyPoints: Object.fromEntries(
            Object.entries(points).map(([file, list]) => [
              file,
              Array.isArray(list) ? list.length : 1,
            ]),
          ),
        },
        sources: reader.sources,
        contentHash: reader.contentHash(),
      },
    }
  if (Object.keys(points).length > 0)
    yield {
      kind: 'evolution',
      event: {
        ...{ kind: 'key_points', key: name, skill: null, version: null, round: null, at: null },
        body: points,
      },
    }
  for (const problem of reader.problems) yield { kind: 'problem', problem }
}

export const skilllearnbench: Container = {
  format: 'skilllearnbench',
  label: 'SkillLearnBench trees',
  version: 2,
  setAside: [{ files: SECOND_FORM, holds: 'the same run in one line, with less in it' }],
  claim: claimTree,
  read: (bundle) =>
    /(?:^|\/)skills$/.test(bundle.root) ? readSkills(bundle) : readInstance(bundle),
}

import { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import { filesByHead } from '@/lib/ingest/formats/reading/claim-by-head'
import type { Claim, Container } from '@/lib/ingest/formats/reading/container-format'
import { claimTrialFolders } from '@/lib/ingest/formats/trial-folder/claim-trial-folders'
import {
  inPart,
  JOB_SET_ASIDE,
  TRIAL_FOLDER_SET_ASIDE,
} from '@/lib/ingest/formats/trial-folder/set-aside'
import { readTrialFolder } from '@/lib/ingest/formats/trial-folder/read-trial-folder'
import type { LogFile } from '@/lib/ingest/open/log-file'
import { liftBenchflow } from './benchflow-result'

// Rollouts of BenchFlow, the newer harness of SkillsBench: Harbor's layout with a result.json of its
// own. What we lose: rewards.jsonl, the adp form. Sums of jobs are never used.

/** A result of BenchFlow names its agent and rewards at the top, where Harbor has a config. */
const isOwn = (head: string): boolean =>
  /"task_name"\s*:/.test(head) &&
  /"(?:rewards|agent|rollout_name)"\s*:/.test(head) &&
  !/"(?:trial_uri|task_id|task_checksum|agent_info|config)"\s*:/.test(head)

/** What BenchFlow writes of all rollouts of a job, beside their folders or above them. */
const OF_JOBS: readonly (readonly [name: RegExp, head: RegExp])[] = [
  [/(?:^|\/)summary\.json$/, /"job_name"\s*:[\s\S]*"(?:total|passed|score)"\s*:/],
  [/(?:^|\/)adp\.jsonl$/, /^\s*\{\s*"schema_version"\s*:[\s\S]*"(?:content|id)"\s*:/],
  [/(?:^|\/)verifiers\.jsonl$/, /^\s*\{\s*"example_id"\s*:/],
]

const folderOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('/')))

async function claim(files: readonly LogFile[]): Promise<Claim> {
  const found = await claimTrialFolders(files, isOwn)
  if (found.bundles.length === 0) return found
  const roots = found.bundles.map(({ root }) => `${root}/`)
  const isAbove = (path: string) => {
    const folder = folderOf(path)
    return roots.some((root) => folder === '' || root.startsWith(`${folder}/`))
  }
  const sums = await filesByHead(
    files,
    (path) => OF_JOBS.some(([name]) => name.test(path)) && isAbove(path),
    (head, path) => OF_JOBS.some(([name, inside]) => name.test(path) && inside.test(head)),
  )
  return { ...found, known: [...new Set([...found.known, ...sums])] }
}

const AS_ROWS = 'the same runs as rows for training'

export const benchflow: Container = {
  format: 'benchflow',
  label: 'BenchFlow rollouts',
  version: 2,
  canReadApart: true,
  setAside: [
    ...TRIAL_FOLDER_SET_ASIDE,
    ...JOB_SET_ASIDE,
    {
      files: inPart(String.raw`timing\.json$`),
      holds: 'times of the phases, which result.json repeats',
    },
    {
      files: inPart(String.raw`(?:trainer/)?(?:adp|verifiers|rewards)\.jsonl$`),
      holds: AS_ROWS,
    },
    { files: /(?:^|\/)(?:adp|verifiers)\.jsonl$/, holds: AS_ROWS, ofNoBundle: true },
    {
      files: inPart(String.raw`prompts\.json$`),
      holds: 'the prompts, which the trajectory begins with',
    },
  ],
  claim,
  async *read(bundle, set) {
    const reader = new BundleReader(bundle)
    const draft = await readTrialFolder(reader, set?.attempt ?? null, liftBenchflow)
    if (draft !== null) yield { kind: 'trial', draft: { ...draft, formatName: 'harbor' } }
    else for (const problem of reader.problems) yield { kind: 'problem', problem }
  },
}

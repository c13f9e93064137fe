import type { Db } from '@/db/open-database'
import { NO_OPTIONS, type ImportOptions, type ImportReport } from '@/lib/domain/import'
import type { LogProblem } from '@/lib/domain/problem'
import { addImport } from '@/lib/ingest/run/add-import'
import { runImport } from '@/lib/ingest/run/run-import'
import { withFolder } from './testing'

type Fields = Readonly<Record<string, unknown>>

/** One small trial of Harbor in a folder: `harborTrial('with-skills/sort__a1b2c3d', { task_name: 'sort' })`. */
export function harborTrial(folder: string, result: Fields): Record<string, string> {
  const name = folder.split('/').at(-1)!
  const phases = ['environment_setup', 'agent_setup', 'agent_execution', 'verifier']
  const whole = {
    id: name,
    task_name: name.split('__')[0],
    trial_name: name,
    source: null,
    agent_info: {
      name: 'codex',
      version: '1',
      model_info: { name: 'gpt-5.2', provider: 'openai' },
    },
    agent_result: { n_input_tokens: 900, n_output_tokens: 40 },
    verifier_result: { rewards: { reward: 1 } },
    started_at: '2026-04-01T08:00:00Z',
    finished_at: '2026-04-01T08:05:00Z',
    ...Object.fromEntries(
      phases.map((phase) => [
        phase,
        { started_at: '2026-04-01T08:00:00Z', finished_at: '2026-04-01T08:01:00Z' },
      ]),
    ),
    ...result,
  }
  const step = { step_id: 1, source: 'agent', message: 'Done.' }
  const log = {
    schema_version: 'ATIF-v1.6',
    session_id: name,
    agent: { name: 'codex' },
    steps: [step],
  }
  return {
    [`${folder}/result.json`]: JSON.stringify(whole),
    [`${folder}/agent/trajectory.json`]: JSON.stringify(log),
  }
}

/** What an import, or its dry run, says of these files. */
export async function importFiles(
  db: Db,
  files: Readonly<Record<string, string>>,
  {
    isDryRun = false,
    slug = 'exp',
    ...options
  }: Partial<ImportOptions> & { isDryRun?: boolean; slug?: string } = {},
): Promise<{ report: ImportReport; problems: LogProblem[]; importId: number | null }> {
  const job = { slug, options: { ...NO_OPTIONS, ...options } }
  const problems: LogProblem[] = []
  const importId = isDryRun ? null : await addImport(db, { ...job, state: 'queued' })
  const outcome = await withFolder(files, (folder) =>
    runImport(db, {
      ...job,
      importId,
      isDryRun,
      paths: [folder],
      onProblems: (found) => problems.push(...found),
    }),
  )
  return { report: outcome!.report, problems, importId }
}

import { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Container } from '@/lib/ingest/formats/reading/container-format'
import { claimTrialFolders } from '@/lib/ingest/formats/trial-folder/claim-trial-folders'
import { readTrialFolder } from '@/lib/ingest/formats/trial-folder/read-trial-folder'
import { liftBenchflow } from './benchflow-result'

// Rollouts of BenchFlow, the newer harness of SkillsBench: Harbor's layout with a result.json of its
// own. What we lose: rewards.jsonl, the adp form.

/** A result of BenchFlow names its agent and rewards at the top, where Harbor has a config. */
const isOwn = (head: string): boolean =>
  /"task_name"\s*:/.test(head) &&
  /"(?:rewards|agent|rollout_name)"\s*:/.test(head) &&
  !/"(?:trial_uri|task_id|task_checksum|agent_info|config)"\s*:/.test(head)

export const benchflow: Container = {
  format: 'benchflow',
  label: 'BenchFlow rollouts',
  version: 2,
  claim: (files) => claimTrialFolders(files, isOwn),
  async *read(bundle) {
    const reader = new BundleReader(bundle)
    const draft = await readTrialFolder(reader, liftBenchflow)
    if (draft !== null) yield { kind: 'trial', draft: { ...draft, formatName: 'harbor' } }
    else for (const problem of reader.problems) yield { kind: 'problem', problem }
  },
}

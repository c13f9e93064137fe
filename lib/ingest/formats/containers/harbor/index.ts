import { BundleReader } from '@/lib/ingest/formats/reading/bundle-reader'
import type { Container } from '@/lib/ingest/formats/reading/container-format'
import { claimTrialFolders } from '@/lib/ingest/formats/trial-folder/claim-trial-folders'
import { readTrialFolder } from '@/lib/ingest/formats/trial-folder/read-trial-folder'
import { JOB_SET_ASIDE, TRIAL_FOLDER_SET_ASIDE } from '@/lib/ingest/formats/trial-folder/set-aside'
import { readUnfinished } from '@/lib/ingest/formats/trial-folder/read-unfinished'

// Harbor job directories (github.com/harbor-framework/harbor): one folder a trial with result.json,
// config.json, agent/, verifier/, and, in newer ones, steps/ and attempts/. What we lose: recordings,
// terminal panes, prompts of single episodes, artefacts.
export const harbor: Container = {
  format: 'harbor',
  label: 'Harbor job directories',
  version: 5,
  canReadApart: true,
  setAside: [...TRIAL_FOLDER_SET_ASIDE, ...JOB_SET_ASIDE],
  claim: (files) => claimTrialFolders(files),
  async *read(bundle, set) {
    const reader = new BundleReader(bundle)
    if (!reader.has('result.json')) {
      yield { kind: 'unfinished', trial: await readUnfinished(reader) }
      return
    }
    const draft = await readTrialFolder(reader, set?.attempt ?? null)
    // Problems of a trial travel with it; without one they are the bundle's.
    if (draft !== null) yield { kind: 'trial', draft }
    else for (const problem of reader.problems) yield { kind: 'problem', problem }
  },
}

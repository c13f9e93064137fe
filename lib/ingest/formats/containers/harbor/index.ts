import { BundleReader } from '@/lib/ingest/formats/bundle-reader'
import type { LogAdapter } from '@/lib/ingest/formats/log-adapter'
import { claimHarbor } from './claim-harbor'
import { readHarborTrial } from './harbor-trial'

// Harbor job directories (github.com/harbor-framework/harbor), and BenchFlow's early ones, which
// share their layout: one folder a trial with result.json, config.json, agent/, verifier/. What we
// lose: recordings, terminal panes, prompts of single episodes, artefacts; docs/formats.md says
// what is read of each agent's log.

export const harbor: LogAdapter = {
  format: 'harbor',
  claim: claimHarbor,
  async parse(bundle) {
    const reader = new BundleReader(bundle)
    const trial = await readHarborTrial(reader)
    // Problems of a trial travel with it; without one they are the bundle's.
    if (trial === null) return { trials: [], tasks: [], problems: reader.problems }
    return { trials: [trial], tasks: [], problems: [] }
  },
}

import type { SetAside } from '@/lib/ingest/formats/reading/container-format'

// What lies in the folders of Harbor's jobs and BenchFlow's rollouts and is not read, and what it holds.

/** Also within a step of a trial, and within an attempt. */
const PART = String.raw`^(?:(?:steps|attempts)/[^/]+/)*`
export const inPart = (path: string) => new RegExp(PART + path)

export const TRIAL_FOLDER_SET_ASIDE: readonly SetAside[] = [
  {
    files: /^attempts\/[^/]+\/result\.json$/,
    holds: 'the result of the attempt that counts, which the trial’s own repeats',
  },
  {
    files: inPart(String.raw`(?:config|lock)\.json$`),
    holds: 'settings, which result.json repeats',
  },
  {
    files: inPart(String.raw`(?:exception\.txt|(?:trial|job)\.log)$`),
    holds: 'what the harness printed; result.json has how the trial ended',
  },
  {
    files: inPart(String.raw`(?:verifier|tests)/`),
    holds: 'what the verifier wrote beside its checks and rewards',
  },
  {
    files: inPart(String.raw`(?:artifacts/manifest\.json|docker-compose[\w-]*\.(?:json|ya?ml))$`),
    holds: 'lists of what was mounted and kept',
  },
  {
    files: /(?:^|\/)(?:[\w.-]+\.(?:cast|pane)|panes\/.*)$/,
    holds: 'recordings of the terminal',
  },
  {
    files: inPart(
      String.raw`agent/(?:command-\d+|setup|install[\w-]*)(?:/|[\w-]*\.(?:txt|log|sh)$)`,
    ),
    holds: 'commands that set the agent up, and what they printed',
  },
  {
    files: inPart(String.raw`agent/(?:episodes/)?episode-\d+/`),
    holds: 'single requests to the model and its replies',
  },
  { files: /(?:^|\/)skills\/\.system\//, holds: 'skills that the harness brings itself' },
  {
    files:
      /(?:^|\/)agent\/(?:sessions|\.?claude|\.?codex|\.?gemini)\/(?:backups\/.*|\.[\w.-]+|(?:policy-limits|remote-settings|settings|config|auth|version|models_cache)\.\w+)$/,
    holds: 'settings of the agent’s program',
  },
  {
    files: inPart(String.raw`agent/[\w.-]+\.(?:txt|log)$`),
    holds: 'what the agent’s program printed; its log was read where there is one',
  },
  { files: /\.meta\.json$/, holds: 'notes of the harness about a file' },
]

/** Files of a job that are of no trial. */
export const JOB_SET_ASIDE: readonly SetAside[] = [
  {
    files: /(?:^|\/)(?:result|config|lock|summary)\.json$/,
    holds: 'sums and settings of a job; its trials say the same',
    ofNoBundle: true,
  },
  { files: /(?:^|\/)job\.log$/, holds: 'what a job printed', ofNoBundle: true },
]

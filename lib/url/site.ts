/** The start page: all experiments. */
export const homeHref = () => '/'

/** A path below an experiment; `view` is the last part, '' for the overview. */
export const experimentHref = (slug: string, view = '') =>
  `/experiments/${encodeURIComponent(slug)}${view === '' ? '' : `/${view}`}`

/** The reviewer's page of one task. */
export const taskHref = (slug: string, task: string) =>
  experimentHref(slug, `tasks/${encodeURIComponent(task)}`)

/** One trajectory; `step` is the number of a step to land on. */
export const trialHref = (uid: string, step?: number) =>
  `/trials/${encodeURIComponent(uid)}${step === undefined ? '' : `#step-${step}`}`

/** All imports, or one import's report. */
export const importsHref = (into?: string) =>
  into === undefined ? '/imports' : `/imports?experiment=${encodeURIComponent(into)}`
export const importHref = (uid: string) => `/imports/${encodeURIComponent(uid)}`

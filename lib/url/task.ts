import { serializeContrast, type ContrastParams } from './experiment'
import { taskHref } from './site'

/** The reviewer's page of a task under a contrast. */
export const taskViewHref = (slug: string, task: string, params: Partial<ContrastParams> = {}) =>
  serializeContrast(taskHref(slug, task), params)

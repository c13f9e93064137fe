import { serializeContrast, type ContrastParams } from './experiment'
import { taskHref } from './site'

/** A task as JSON, Markdown or one HTML file: the answer of its page. */
export const taskDataHref = (
  slug: string,
  task: string,
  params: Partial<ContrastParams> = {},
  format?: 'md' | 'html',
) => {
  const href = serializeContrast(`/api/v1${taskHref(slug, task)}`, params)
  return format ? `${href}${href.includes('?') ? '&' : '?'}format=${format}` : href
}

/** The reviewer's page of a task under a contrast. */
export const taskViewHref = (slug: string, task: string, params: Partial<ContrastParams> = {}) =>
  serializeContrast(taskHref(slug, task), params)

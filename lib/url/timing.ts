import { contrastParams, loadContrastParams } from './experiment'
import { viewLinks } from './views'

/** What the page of timing keeps in its link: the same as every view. */
export const loadTimingParams = loadContrastParams

/** Skills written before or after solving; the same as JSON, or as CSV. */
export const { href: timingHref, dataHref: timingDataHref } = viewLinks('timing', contrastParams)

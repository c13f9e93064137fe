import { contrastParams, loadContrastParams } from './experiment'
import { asCsv, viewDataHref, viewLinks } from './views'

/** What the page of all conditions keeps in its link: the same as every view. */
export const loadConditionsParams = loadContrastParams

/** All conditions side by side; the same as JSON, or its pairs as CSV. */
export const { href: conditionsHref, dataHref: conditionsDataHref } = viewLinks(
  'conditions',
  contrastParams,
)

/** What a source prints only as aggregates. */
export const { href: figuresHref } = viewLinks('figures', {})

/** Every cell of the printed tables as CSV. */
export const printedCsvHref = (slug: string) => asCsv(viewDataHref(slug, 'figures'), 'printed')

/** The printed figures as the CSV they came in; of one scope, if one is named. */
export const figuresCsvHref = (slug: string, scope?: string) =>
  `${asCsv(viewDataHref(slug, 'figures'))}${scope ? `&${new URLSearchParams({ scope })}` : ''}`

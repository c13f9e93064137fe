import { parseAsStringLiteral } from 'nuqs/server'

/** How a text is shown: rendered, or as it is stored. */
export const TEXT_FORMS = ['markdown', 'source'] as const
export type TextForm = (typeof TEXT_FORMS)[number]

export const textForm = parseAsStringLiteral(TEXT_FORMS).withDefault('markdown')

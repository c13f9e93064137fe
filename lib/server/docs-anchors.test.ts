// Pages link to lines of the docs by the text of their headings: each must stand there.
import { expect, test } from 'vitest'
import { headingId, METHODS, methodHref, TERMS, termHref } from '@/lib/url/docs'
import { readDoc } from './read-doc'

/** The anchors that the served page of a doc has. */
async function anchorsOf(doc: string): Promise<ReadonlySet<string>> {
  const text = (await readDoc(doc)) ?? ''
  return new Set([...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => headingId(heading!)))
}

test('every term and every method that pages link to is a heading of the docs', async () => {
  const anchors = {
    glossary: await anchorsOf('glossary'),
    statistics: await anchorsOf('statistics'),
  }
  for (const href of [...TERMS.map(termHref), ...METHODS.map(methodHref)]) {
    const [, doc, anchor] = /^\/docs\/(\w+)#(.+)$/.exec(href)!
    expect(anchors[doc as keyof typeof anchors], href).toContain(anchor)
  }
})

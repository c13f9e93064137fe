import Link from 'next/link'
import type { ExperimentListItem } from '@/lib/analysis/experiment/list-experiments'
import { displayCounted } from '@/lib/display'
import { visibleName } from '@/lib/domain/visible-text'
import { experimentSettingsHref } from '@/lib/url/imports'

const MOST = 5

/** What only a person can say: skills that no log tells of, domains that no task names. */
export function NeedsAnswer({ experiments }: { experiments: readonly ExperimentListItem[] }) {
  const asks = experiments.flatMap(
    ({ slug, name, kind, nUnknown, nDomains, nTasksWithoutDomain }) => [
      ...(nUnknown > 0
        ? [
            {
              key: `${slug} skills`,
              text: `${displayCounted(nUnknown, 'trial does', 'trials do')} not say which skills ${nUnknown === 1 ? 'it' : 'they'} had: ${visibleName(name)}.`,
              link: 'Say it',
              href: `${experimentSettingsHref(slug)}#conditions`,
            },
          ]
        : []),
      ...(kind === 'logs' && nDomains > 0 && nTasksWithoutDomain > 0
        ? [
            {
              key: `${slug} domains`,
              text: `${displayCounted(nTasksWithoutDomain, 'task')} of ${visibleName(name)} ${nTasksWithoutDomain === 1 ? 'has' : 'have'} no domain.`,
              link: 'Name domains',
              href: `${experimentSettingsHref(slug)}#domains`,
            },
          ]
        : []),
    ],
  )
  if (asks.length === 0) return null
  return (
    <section aria-labelledby="needs" className="mb-6">
      <h2 id="needs" className="mb-3">
        Needs your answer
      </h2>
      <ul className="border-t">
        {asks.slice(0, MOST).map(({ key, text, link, href }) => (
          <li key={key} className="border-b py-2 wrap-anywhere text-ink-2">
            {text}{' '}
            <Link href={href} className="text-ink underline underline-offset-2">
              {link}
            </Link>
          </li>
        ))}
      </ul>
      {asks.length > MOST && (
        <p className="mt-1 text-xs text-ink-3">and {asks.length - MOST} more</p>
      )}
    </section>
  )
}

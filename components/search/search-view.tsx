import Link from 'next/link'
import type { SearchAnswer } from '@/lib/analysis/search/search-steps'
import { displayCount, displayCounted } from '@/lib/display'
import type { SearchPhrase } from '@/lib/trajectory/search-phrases'
import { SEARCHED_HEAD, SEARCHED_OF_TRIAL, SEARCHED_TAIL } from '@/lib/trajectory/searched-text'
import { searchHref, type SearchParams } from '@/lib/url/search'
import { SearchedTrialRow } from './searched-trial-row'

interface SearchViewProps {
  readonly answer: SearchAnswer
  readonly params: SearchParams
}

/** What a search found, by trial; how to search where nothing was asked. */
export function SearchView({ answer, params }: SearchViewProps) {
  const { phrases, items, total, next, nWaiting } = answer
  return (
    <>
      {nWaiting > 0 && (
        <p role="status" className="mt-3 text-xs text-ink-2">
          {displayCounted(nWaiting, 'trial')} of late imports {nWaiting === 1 ? 'is' : 'are'} not
          searched yet: their texts are being read. Reload in a moment.
        </p>
      )}
      {phrases.length === 0 ? (
        <HowToSearch />
      ) : items.length === 0 ? (
        <Nothing phrases={phrases} params={params} />
      ) : (
        <>
          <p role="status" className="mt-4 text-ink-2">
            <strong className="font-[600] text-ink">{displayCounted(total.steps, 'step')}</strong>{' '}
            in {displayCounted(total.trials, 'trial')} {total.steps === 1 ? 'holds' : 'hold'}{' '}
            {sought(phrases)}; the latest imports first.
          </p>
          <ol className="mt-3 border-t">
            {items.map((trial) => (
              <SearchedTrialRow key={trial.uid} trial={trial} q={plainText(phrases)} />
            ))}
          </ol>
          <nav aria-label="Pages" className="mt-3 flex gap-4 text-xs">
            {params.after !== null && (
              <Link href={searchHref({ ...params, after: null })} className="underline">
                First page
              </Link>
            )}
            {next !== null && (
              <Link href={searchHref({ ...params, after: next })} className="underline">
                Next trials
              </Link>
            )}
          </nav>
        </>
      )}
      <p className="mt-6 max-w-[680px] text-xs text-ink-3">
        Searched is what the trial’s page shows of a step: of each text its first{' '}
        {displayCount(SEARCHED_HEAD)} and last {displayCount(SEARCHED_TAIL)} characters, of a trial
        the first {displayCount(SEARCHED_OF_TRIAL)}. Secrets were taken out of it at import. Within
        one trial, its own page searches everything.
      </p>
    </>
  )
}

const sought = (phrases: readonly SearchPhrase[]) =>
  phrases.map(({ words, isOpen }) => `“${words.join(' ')}${isOpen ? '…' : ''}”`).join(' and ')

/** What the trial's own search can look for: one phrase of one word, since that looks for letters. */
const plainText = (phrases: readonly SearchPhrase[]) =>
  phrases.length === 1 && phrases[0]!.words.length === 1 ? phrases[0]!.words[0]! : ''

function HowToSearch() {
  return (
    <div className="mt-4 max-w-[620px] text-ink-2">
      <p>
        Finds the steps of every trajectory that hold all the words you type: commands, outputs,
        messages, thoughts. Where did an agent meet this error, and under which condition?
      </p>
      <ul className="mt-2 list-disc pl-5">
        <li>
          <code>&quot;no such file&quot;</code> in quotes: these words in this order.
        </li>
        <li>
          <code>solve.py</code>: what punctuation joins belongs together.
        </li>
        <li>
          <code>import*</code>: a word that begins so.
        </li>
      </ul>
    </div>
  )
}

function Nothing({ phrases, params }: { phrases: readonly SearchPhrase[]; params: SearchParams }) {
  const { q, experiment, ...others } = params
  const isFiltered = experiment !== null || Object.values(others).some((value) => value?.length)
  return (
    <p role="status" className="mt-4 max-w-[620px] text-ink-2">
      No step holds {sought(phrases)}
      {isFiltered ? (
        <>
          {' '}
          with these filters.{' '}
          <Link href={searchHref({ q })} className="underline underline-offset-2">
            Search everywhere
          </Link>
          .
        </>
      ) : (
        '. Try fewer words, or a star at the end of one.'
      )}
    </p>
  )
}

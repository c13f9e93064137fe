import type { ActionPhrase } from '@/lib/diff/action-phrase'
import { visibleText } from '@/lib/domain/visible-text'

/** A deed in words, its code in the type face of code. */
export function PhraseText({ phrase }: { phrase: ActionPhrase }) {
  return (
    <>
      {phrase.verb}
      {phrase.code !== null && (
        <>
          {' '}
          <code className="font-mono text-xs [unicode-bidi:isolate]">
            {visibleText(phrase.code)}
          </code>
        </>
      )}
      {phrase.rest}
    </>
  )
}

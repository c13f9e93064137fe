import { stepsDataHref } from '@/lib/url/trial'

/** What a reader without JavaScript does not see, and where it is. */
export function NoScriptNote({ uid, steps }: { uid: string; steps: number }) {
  const href = stepsDataHref(uid, { from: 1, to: steps })
  return (
    <noscript>
      <p className="mt-6 border-l-2 border-rule-strong pl-3 text-ink-2">
        Without JavaScript this page shows the first steps, long texts folded. All of them as JSON:{' '}
        <a href={href} className="underline">
          {href}
        </a>
      </p>
    </noscript>
  )
}

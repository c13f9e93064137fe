'use client'

/** Our own bug: say so, and offer to try again. Details stay in the server's log. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <main className="mx-auto max-w-[1232px] p-6">
      <h1>This page could not be made</h1>
      <p className="mt-1 text-ink-2">
        This is a fault of Skillscope, not of your logs. The server’s output has the details
        {error.digest ? ` under ${error.digest}` : ''}.
      </p>
      <button
        type="button"
        onClick={reset}
        className="mt-3 rounded border px-3 py-1 hover:border-rule-strong"
      >
        Try again
      </button>
    </main>
  )
}

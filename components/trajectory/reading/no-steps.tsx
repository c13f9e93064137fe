/** In place of the steps when the filter of the address shows none. */
export function NoSteps({ onAll }: { onAll: () => void }) {
  return (
    <p className="col-start-1 p-4 text-ink-2 lg:col-start-2">
      No step of this trajectory is of the kind asked for.{' '}
      <button type="button" onClick={onAll} className="underline">
        Show all steps
      </button>
    </p>
  )
}

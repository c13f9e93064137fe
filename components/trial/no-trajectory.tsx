/** In place of the steps of a trial that has none. */
export function NoTrajectory({ isEmpty }: { isEmpty: boolean }) {
  return (
    <p className="mt-6 border-t pt-4 text-ink-2">
      {isEmpty
        ? 'The log’s trajectory holds no step.'
        : 'The log holds no trajectory of this trial: there are no steps to show. Its result counts all the same.'}
    </p>
  )
}

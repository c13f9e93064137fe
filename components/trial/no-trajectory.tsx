/** In place of the steps of a trial that has none. */
export function NoTrajectory() {
  return (
    <p className="mt-6 border-t pt-4 text-ink-2">
      The log holds no step of this trial: it has no trajectory, or an empty one. Its result counts
      all the same.
    </p>
  )
}

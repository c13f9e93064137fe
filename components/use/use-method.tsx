import { HowComputed } from '@/components/ui/how-computed'
import { methodHref } from '@/lib/url/docs'

/** How the change of a use is computed, wherever it stands. */
export const UseMethod = () => (
  <HowComputed href={methodHref('Beside the headline')}>
    <p>
      Per task the mean over configurations of the logarithm of mean use with over mean use without,
      then the mean over tasks with its t interval, as a relative change: heavy tails do not decide
      it. Unknown and 0 are left out and counted, never taken as 0. The whole bill is the ratio of
      totals, where large tasks decide; its interval is said from thirty tasks on. All runs count,
      passed or not, whatever the error policy; “tasks solved in both arms” keeps those whose every
      run has reward 1 with and without skills, none left out. Whether domains differ: F of the
      analysis of variance over the logarithms, limits of τ by Wald 1940; shrunk values are averaged
      over all τ that fit (prior of 0.25 on the logarithm; Röver 2020). Verdicts of configurations
      and of domains go by q: p corrected over the rows of the table (Benjamini and Hochberg). A
      single task has an interval over its configurations from three of them on, and is called more
      or less after the correction for having looked at every task. Lines go from a quarter to four
      times. No draws and no seed: formulas.
    </p>
  </HowComputed>
)

import type { UseDomains } from '@/lib/cells/use-domains'

const HOW =
  'One-way analysis of variance of the logarithms of with over without: how far the domains lie apart, against the spread of tasks within them'

/** Whether domains differ in what runs use, with the test and its limits. */
export const UseHeterogeneity = ({ differ }: { differ: UseDomains }) => (
  <p className="mb-3 max-w-[860px] text-ink-2">
    {differ.f !== null && (
      <>
        <span title={HOW}>
          F = {differ.f.toFixed(2)} on {differ.df1} and {differ.df2} degrees of freedom
        </span>
        .{' '}
      </>
    )}
    {differ.conclusion}
  </p>
)

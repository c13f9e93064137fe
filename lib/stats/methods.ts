// Every method id of the specification with its function: the list that `runMethod` and the
// completeness test walk.
import { domainMeta } from './domain-meta'
import { domainSummary } from './domain-summary'
import { errorsPolicy } from './errors-policy'
import { fdrBh } from './fdr-bh'
import { gainFromTrials } from './gain-from-trials'
import { gainNormalized } from './gain-normalized'
import { gainPaired } from './gain-paired'
import { harmExpectedNegatives } from './harm-expected-negatives'
import { harmFisher } from './harm-fisher'
import { harmJeffreys } from './harm-jeffreys'
import { harmLabel } from './harm-label'
import { harmStratifiedExact } from './harm-stratified-exact'
import { meanCluster } from './mean-cluster'
import { meanTask } from './mean-task'
import { prngFnv1a32, prngIndex, prngSeedState, prngShuffle, prngU32 } from './prng'
import { rateWilson } from './rate-wilson'
import { signTest } from './sign-test'
import {
  specialBetaCdf,
  specialChi2Sf,
  specialFSf,
  specialLogGamma,
  specialNormalCdf,
  specialNormalQuantile,
  specialTQuantile,
  specialTTwoSidedP,
} from './special'
import { trapsCommonSet } from './traps-common-set'

export const METHODS = {
  'special.normal_quantile': specialNormalQuantile,
  'special.normal_cdf': specialNormalCdf,
  'special.t_two_sided_p': specialTTwoSidedP,
  'special.t_quantile': specialTQuantile,
  'special.chi2_sf': specialChi2Sf,
  'special.f_sf': specialFSf,
  'special.beta_cdf': specialBetaCdf,
  'special.log_gamma': specialLogGamma,
  'prng.seed_state': prngSeedState,
  'prng.u32': prngU32,
  'prng.index': prngIndex,
  'prng.shuffle': prngShuffle,
  'prng.fnv1a32': prngFnv1a32,
  'rate.wilson': rateWilson,
  'mean.cluster': meanCluster,
  'mean.task': meanTask,
  'errors.policy': errorsPolicy,
  'gain.from_trials': gainFromTrials,
  'gain.paired': gainPaired,
  'gain.normalized': gainNormalized,
  'domain.meta': domainMeta,
  'domain.summary': domainSummary,
  'harm.fisher': harmFisher,
  'harm.jeffreys': harmJeffreys,
  'harm.stratified_exact': harmStratifiedExact,
  'fdr.bh': fdrBh,
  'harm.label': harmLabel,
  'harm.expected_negatives': harmExpectedNegatives,
  sign_test: signTest,
  'traps.common_set': trapsCommonSet,
} as const

export type MethodId = keyof typeof METHODS

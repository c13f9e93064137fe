import type { ProviderFailure } from '@/lib/domain/provider-failure'

// What providers, agents and container engines say when they fail, one row a wording with an example
// of it. Command lines and programs' output stand in messages too, so each row is what a provider or
// an engine says, not a single word. Add a row with an example; a test holds each against its own.

/** Whose failure some words speak of. */
export type Failure = 'sandbox' | ProviderFailure

export interface FailurePattern {
  readonly failure: Failure
  readonly pattern: RegExp
  readonly example: string
}

const row = (failure: Failure, pattern: RegExp, example: string): FailurePattern => ({
  failure,
  pattern,
  example,
})

export const FAILURE_PATTERNS: readonly FailurePattern[] = [
  row(
    'sandbox',
    /Docker compose command failed/i,
    'Docker compose command failed for environment x.',
  ),
  row(
    'sandbox',
    /docker daemon/i,
    'Cannot connect to the Docker daemon at unix:///var/run/docker.sock',
  ),
  row('sandbox', /No such container/i, 'Error response from daemon: No such container: a1b2'),
  row('sandbox', /OCI runtime/i, 'OCI runtime exec failed: exec failed: unable to start container'),
  row(
    'sandbox',
    /failed to (?:create|start) (?:the )?(?:sandbox|container)/i,
    'Failed to create sandbox: no runner',
  ),
  row(
    'sandbox',
    /Failed to (?:create|execute) session/i,
    'Failed to execute session command: timeout',
  ),
  row('sandbox', /sandbox (?:is )?not (?:found|running)/i, 'Sandbox is not running'),
  row('sandbox', /image build failed/i, 'image build failed at step 3'),
  row('sandbox', /Agent setup failed/i, 'Agent setup failed with exit code 137.'),

  row(
    'quota',
    /\bquota (?:exceeded|exhausted)/i,
    'Quota exceeded. Check your plan and billing details.',
  ),
  row(
    'quota',
    /exceeded your current quota/i,
    'You exceeded your current quota, please check your plan',
  ),
  row(
    'quota',
    /exhausted your (?:\w+ )?(?:quota|capacity)/i,
    'You have exhausted your daily quota on this model.',
  ),
  row(
    'quota',
    /insufficient[_ ](?:quota|credits?|balance|funds)/i,
    '{"error":{"type":"insufficient_quota"}}',
  ),
  row(
    'quota',
    /requires more credits/i,
    'This request requires more credits, or fewer max_tokens.',
  ),
  row(
    'quota',
    /credit balance is too low/i,
    'Your credit balance is too low to access the Anthropic API.',
  ),
  row(
    'quota',
    /\b(?:usage|session|spend|weekly|daily|monthly|\d+-hour)[_ ]limit (?:has been )?(?:reached|exceeded)/i,
    '5-hour limit reached ∙ resets 3am',
  ),
  row('quota', /usage_limit_(?:reached|exceeded)/i, '{"error":{"type":"usage_limit_reached"}}'),
  row(
    'quota',
    /\b(?:hit|reached) your (?!(?:[\w-]{1,40} ){0,4}(?:context|token|output|turn|step)\b)(?:[\w-]+ ){0,4}limit\b/i,
    "You've hit your session limit · resets 6:40pm (UTC)",
  ),
  row('quota', /out of (?:extra )?(?:usage|credits)\b/i, "You're out of extra usage · resets 3pm"),
  row(
    'quota',
    /premium request (?:allowance|limit)/i,
    'You have exceeded your premium request allowance.',
  ),
  row(
    'quota',
    /billing_(?:hard_limit_reached|error|not_active)/i,
    '{"error":{"code":"billing_hard_limit_reached"}}',
  ),
  row(
    'quota',
    /Budget has been exceeded/i,
    'Budget has been exceeded! Current cost: 10.02, max budget: 10.0',
  ),
  row('quota', /payment required/i, 'API Error: 402 payment required'),
  row(
    'quota',
    /(?:Error code|API Error|last status|unexpected status)\W{1,3}402\b/i,
    'Error code: 402 - {"error":{"message":"no funds"}}',
  ),

  row(
    'capacity',
    /overloaded_error/i,
    'API Error: 529 {"type":"error","error":{"type":"overloaded_error"}}',
  ),
  row(
    'capacity',
    /(?:Error code|API Error|last status|unexpected status)\W{1,3}529\b/i,
    'API Error: 529 Overloaded',
  ),
  row(
    'capacity',
    /\bmodel is (?:currently )?(?:overloaded|at capacity)/i,
    'The model is overloaded. Please try again later.',
  ),
  row(
    'capacity',
    /No capacity available for/i,
    'No capacity available for model acme-large on the server',
  ),
  row('capacity', /experiencing high demand/i, 'We are currently experiencing high demand.'),

  row(
    'rate_limit',
    /\brate[ _-]?limit(?:ed|s)? (?:is |was )?(?:exceeded|reached|error)/i,
    'Rate limit reached for acme-large on tokens per min',
  ),
  row(
    'rate_limit',
    /\brate_limit_e(?:rror|xceeded)|RateLimitError|rateLimitExceeded/i,
    '{"error":{"type":"rate_limit_error"}}',
  ),
  row(
    'rate_limit',
    /exceed(?:ed)? (?:your|the) (?:[\w'’-]+ ){0,3}rate limit/i,
    "This request would exceed your account's rate limit.",
  ),
  row(
    'rate_limit',
    /Too Many Requests/i,
    'exceeded retry limit, last status: 429 Too Many Requests',
  ),
  row(
    'rate_limit',
    /(?:Error code|API Error|last status|unexpected status)\W{1,3}429\b/i,
    'API Error: 429 slow down',
  ),
  row(
    'rate_limit',
    /RESOURCE_EXHAUSTED|Resource (?:has been )?exhausted/i,
    'Resource has been exhausted (e.g. check quota).',
  ),
  row(
    'rate_limit',
    /ThrottlingException|Too many tokens, please wait/i,
    'ThrottlingException: Too many tokens, please wait before trying again.',
  ),

  row(
    'auth',
    /(?:Error code|API Error|last status|unexpected status)\W{1,3}40[13]\b/i,
    'Failed to authenticate. API Error: 401 token expired',
  ),
  row(
    'auth',
    /invalid (?:x-)?api[ _-]?key|incorrect api key/i,
    'Invalid API key · Fix external API key',
  ),
  row(
    'auth',
    /authentication[_ ](?:error|failed)|Failed to authenticate|Invalid authentication/i,
    '{"type":"authentication_error"}',
  ),
  row(
    'auth',
    /api[ _]?key (?:required|is required|not set|missing)|API_KEY required/i,
    'ACME_API_KEY required for model acme-large but not set',
  ),
  row('auth', /\bUnauthorized\b/i, 'unexpected status 401 Unauthorized'),
  row(
    'auth',
    /(?:OAuth|access|refresh|security) token (?:included in the request )?(?:has |is )?(?:expired|invalid|revoked|could not be refreshed)/i,
    'OAuth token has expired. Please obtain a new token.',
  ),
  row('auth', /Please run \/login|log out and sign in again/i, 'Not logged in · Please run /login'),

  row('model', /model_not_found|DeploymentNotFound/i, '{"error":{"code":"model_not_found"}}'),
  row(
    'model',
    /issue with the selected model/i,
    "There's an issue with the selected model (acme-9). It may not exist.",
  ),
  row(
    'model',
    /"not_found_error","message":"model\b/i,
    '{"type":"not_found_error","message":"model: acme-9"}',
  ),

  row(
    'network',
    /\bECONN(?:REFUSED|RESET|ABORTED)|ETIMEDOUT|EAI_AGAIN|ENOTFOUND/i,
    'connect ECONNREFUSED 10.0.0.1:443',
  ),
  row('network', /Connection (?:refused|reset|aborted|error)/i, 'API Error: Connection error.'),
  row(
    'network',
    /Network is unreachable|Can't assign requested address/i,
    'Network is unreachable',
  ),
  row(
    'network',
    /Name or service not known|Temporary failure in name resolution/i,
    'Temporary failure in name resolution',
  ),
  row(
    'network',
    /stream disconnected before completion(?![^\n]{0,300}context (?:window|length))/i,
    'stream disconnected before completion: response.completed never came',
  ),
  row(
    'network',
    /(?:Error code|API Error|last status|unexpected status)\W{1,3}5\d\d\b/i,
    'API Error: 500 {"type":"api_error"}',
  ),
  row(
    'network',
    /API Error:? \W?(?:Request timed out|fetch failed)|Unable to connect to API/i,
    'API Error: Request timed out.',
  ),
  row('network', /Bad Gateway|Service Unavailable/i, '502 Bad Gateway'),
]

/** Whose failure a message speaks of; null where it speaks of none. */
export const failureIn = (message: string): Failure | null =>
  FAILURE_PATTERNS.find(({ pattern }) => pattern.test(message))?.failure ?? null

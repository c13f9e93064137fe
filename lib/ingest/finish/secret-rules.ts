// What a secret looks like. Edit here when an issuer changes the form of its keys.

/** One form of key. A capturing group marks the secret inside what names it. */
export interface SecretRule {
  readonly kind: string
  readonly pattern: RegExp
  /** Tells a key from a word of the same form. */
  readonly accepts?: (value: string) => boolean
}

/** Digits among letters, as random values have and words have not. */
export const looksRandom = (value: string): boolean =>
  (value.match(/\d/g)?.length ?? 0) >= 2 && (value.match(/[A-Za-z]/g)?.length ?? 0) >= 4

/** References, blanks and what was redacted before. */
export const isPlaceholder = (value: string): boolean =>
  /^(?:\$\{?\w+\}?|<[^>]*>|\[redacted[^\]]*\]|\{\{.*\}\}|%\w+%|x{3,}|X{3,}|\*{3,}.*|\.{3,}|your[-_].*|none|null|true|false|undefined|change[-_ ]?me)$/i.test(
    value,
  ) || /(?:process\.env|os\.environ|getenv|example|redacted|placeholder|dummy|\*{4,})/i.test(value)

/**
 * Names of fields and environment variables whose value is a secret. Names of counts and limits
 * (`max_tokens`, `n_input_tokens`, `token_count`) are none: they end in another word.
 */
export const SECRET_NAME =
  /(?:^|[_\-. ]|(?<=[a-z])(?=[A-Z]))(?:api[_-]?key|apikey|secret(?:[_-]?(?:access)?[_-]?key)?|client[_-]?secret|access[_-]?key|private[_-]?key|signing[_-]?key|encryption[_-]?key|password|passwd|passphrase|(?:auth|access|refresh|bearer|session|id|api|bot|security)?[_-]?token|authorization|credentials?|(?:set[_-])?cookie)$/i

const rule = (kind: string, pattern: RegExp, accepts?: SecretRule['accepts']): SecretRule =>
  accepts ? { kind, pattern, accepts } : { kind, pattern }

export const SECRET_RULES: readonly SecretRule[] = [
  rule(
    'private_key',
    /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----(?:[\s\S]{0,16384}?-----END (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----|[A-Za-z0-9+/=\s\\]{0,16384})/g,
  ),
  // Looked for once a word, which must be the first of three: where each `eyJ` of a long word began a
  // search of its own, a line of them took a time that grew with its square.
  rule(
    'jwt',
    /(?<![\w-])(?=[\w-]+\.eyJ[\w-]{10,}\.[\w-]{10})[\w-]*?\b(eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,})/g,
  ),
  rule('anthropic_key', /\bsk-ant-[\w-]{20,}/g),
  rule('openai_key', /\bsk-(?:proj-|svcacct-|admin-|or-v1-|None-)?[\w-]{20,}/g, looksRandom),
  rule('github_token', /\b(?:gh[pousr]_[A-Za-z0-9]{30,}|github_pat_\w{30,})/g),
  rule('gitlab_token', /\bgl(?:pat|ptt|dt|rt)-[\w-]{20,}/g),
  rule('aws_key', /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}\b/g),
  rule('google_key', /\bAIza[\w-]{35}/g),
  rule('google_oauth', /\bya29\.[\w-]{20,}/g),
  rule('slack_token', /\bxox[abeoprs]-[\w-]{10,}/g),
  rule('stripe_key', /\b[sr]k_(?:live|test)_[A-Za-z0-9]{16,}/g),
  rule('hugging_face_token', /\bhf_[A-Za-z0-9]{30,}/g),
  rule('npm_token', /\bnpm_[A-Za-z0-9]{36}\b/g),
  rule(
    'provider_key',
    /\b(?:gsk_|xai-|r8_|pplx-|tvly-|e2b_|dtn_|nvapi-|csk-|fw_|dckr_pat_|pypi-|SG\.)[\w.-]{24,}/g,
    looksRandom,
  ),
  rule('doppler_token', /\bdp\.(?:pt|st|ct|sa|scim|audit)\.(?:[\w-]+\.)?[A-Za-z0-9]{40,}/g),
  rule('bearer_token', /\bBearer\s+([\w.~+/-]{20,}=*)/g, looksRandom),
  rule('basic_auth', /\bAuthorization["']?\s*[:=]\s*["']?Basic\s+([A-Za-z0-9+/]{12,}={0,2})/gi),
  // Any password in an address is one, however plain; a variable's name in its place is none.
  rule(
    'url_password',
    /:\/\/[^\s/:@?#"'<>]{0,100}:([^\s/?#@"'`<>]{1,200})@(?=[\w[.-])/g,
    (value) => !/[{}$%()[\]\\]/.test(value),
  ),
  rule(
    'cookie',
    /\bCookie\\?["']?\s*:\s*\\?["']?([\w.-]{1,100}=[\w+/=.~%|:!*&-]{1,4096}(?:;\s?[\w.-]{1,100}(?:=[\w+/=.~%|:!*&-]{0,4096})?){0,100})/gi,
    holdsCookie,
  ),
  rule('cookie', /\s--cookie[ =]["']?([\w.-]{1,100}=[\w+/=.~%|:!*&;-]{1,4096})/g, holdsCookie),
  rule(
    'assigned_secret',
    /(?:api[_-]?key|apikey|secret|access[_-]?key|private[_-]?key|password|passwd|token|credential)s?\\*["']?\s*(?:[:=]|=>)\s*\\?["']?([\w+/.~-]{16,256}={0,2})(?![\w([.])/gi,
    looksLikeSecretValue,
  ),
]

/** A value that a variable will give is none: `sid=$SID`, `sid=%s`. */
function holdsCookie(value: string): boolean {
  const [first] = value.slice(value.indexOf('=') + 1).split(';')
  return !isPlaceholder(first!) && !/^[$%]/.test(first!)
}

/** Behind a name that says secret: long, mixed, and no code such as `settings.api_key_v2`. */
function looksLikeSecretValue(value: string): boolean {
  return (
    looksRandom(value) &&
    !/^[a-z_]+(?:\.[a-z_]\w*)+$/i.test(value) &&
    !/^(?:[a-z]+[_-])+[a-z]*\d{0,2}$/i.test(value)
  )
}

// Most texts hold none of these, so whether one may is asked first. Several plain patterns are much
// quicker than one of all: each has one rare character to look for.
export const SECRET_HINTS: readonly RegExp[] = [
  /(?:key|token|secret|passw\w{0,4}|credential|authorization)s?[\\"']{0,3}\s*[:=]/i,
  /:\/\/[^\s/@]{1,300}@/,
  /cookie["'\\]{0,2}\s*[:= ]/i,
  // The rare character of a form, and what is looked back at from it.
  /[-_](?<=(?:sk|gh[pousr]|github_pat|gl(?:pat|ptt|dt|rt)|xox[abeoprs]|[sr]k_(?:live|test)|hf|npm|gsk|xai|r8|pplx|tvly|e2b|dtn|nvapi|csk|fw|dckr_pat|pypi)[-_])[\w-]{10}/,
  /eyJ[\w-]{10}/,
  /A(?:Iza|(?:KIA|SIA|BIA|CCA)[A-Z0-9]{16})/,
  /PRIVATE KEY/,
  /Bearer/,
  /ya29\./,
  /SG\./,
  /p\.(?<=dp\.)[psca]/,
]

/** Whether a text may hold a secret at all. */
export const mayHoldSecret = (text: string): boolean => SECRET_HINTS.some((hint) => hint.test(text))

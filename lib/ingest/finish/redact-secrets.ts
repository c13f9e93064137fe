import type { Json } from '@/lib/domain/json'
import {
  SECRET_NAME,
  SECRET_RULES,
  isPlaceholder,
  looksRandom,
  mayHoldSecret,
} from './secret-rules'

const mark = (kind: string): string => `[redacted:${kind}]`

/** Shorter or plainer values would be found in words that are none. */
const isDistinct = (value: string): boolean => value.length >= 12 && looksRandom(value)

/**
 * Takes secrets out of everything that is stored of one trial, and counts them by kind.
 *
 * Two signs: a field whose name says secret (`api_key`, `Authorization`, an environment variable
 * `…_TOKEN`) and a value that looks like a key of a known issuer. What a field gave away is then
 * also taken out of texts, so show it configs first.
 */
export class SecretRedactor {
  private readonly counted = new Map<string, number>()
  private readonly known = new Set<string>()

  /** Redacted values by kind so far. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.counted].sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  private count(kind: string, times = 1): void {
    this.counted.set(kind, (this.counted.get(kind) ?? 0) + times)
  }

  /** The text without secrets. The same string when there are none. */
  text(value: string): string {
    let clean = this.withoutKnown(value)
    if (!mayHoldSecret(clean)) return clean
    for (const { kind, pattern, accepts } of SECRET_RULES) {
      if (!pattern.test(clean)) continue
      pattern.lastIndex = 0
      clean = clean.replace(pattern, (whole: string, ...groups: unknown[]) => {
        // A rule with a group redacts the group and keeps what names it.
        const secret = typeof groups[0] === 'string' ? groups[0] : whole
        if (isPlaceholder(secret) || (accepts && !accepts(secret))) return whole
        this.count(kind)
        // What names a secret may hold the same letters: the secret is what stands last.
        const at = whole.lastIndexOf(secret)
        return whole.slice(0, at) + mark(kind) + whole.slice(at + secret.length)
      })
    }
    return clean
  }

  private withoutKnown(value: string): string {
    let clean = value
    for (const secret of this.known) {
      if (!clean.includes(secret)) continue
      const parts = clean.split(secret)
      this.count('known_value', parts.length - 1)
      clean = parts.join(mark('known_value'))
    }
    return clean
  }

  /** The value without secrets, by the names of its fields and by its texts. */
  json(value: Json): Json {
    if (typeof value === 'string') return this.text(value)
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value)) return value.map((item: Json) => this.json(item))
    const entries = Object.entries(value).map(([name, item]) => [
      this.text(name),
      typeof item === 'string' && SECRET_NAME.test(name)
        ? this.named(name, item)
        : this.json(item as Json),
    ])
    return Object.fromEntries(entries) as Json
  }

  private named(name: string, value: string): string {
    if (value.length < 4 || isPlaceholder(value)) return this.text(value)
    if (isDistinct(value)) this.known.add(value)
    const kind = name
      .toLowerCase()
      .replace(/[^a-z]+/g, '_')
      .slice(0, 40)
    this.count(kind)
    return mark(kind)
  }
}

import type { EvolutionEvent } from '@/lib/domain/evolution-event'
import type { Json } from '@/lib/domain/json'
import { SecretRedactor } from './redact-secrets'

/** What happened to a library, without secrets. */
export function finishEvent(event: EvolutionEvent): EvolutionEvent {
  const body = new SecretRedactor().json(event.body)
  // An object stays one: the redactor keeps the shape of what it is given.
  return { ...event, body: body as Readonly<Record<string, Json>> }
}

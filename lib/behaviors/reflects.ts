import { findPhrase, phraseOf, type Detector } from './detector'

// At the beginning of a sentence or after a dash: "wait for the server" is no doubt. Runs of blanks
// are bounded: a text of a megabyte of them must not be gone through again and again.
const STARTS = String.raw`(?:^|[.!?:)\]\n]\s{0,4}|[-–—*]\s{1,4}|\b(?:but|oh|hmm|actually|no|okay|ok)[,.]{0,3}\s{1,4})`
const PATTERN = new RegExp(
  [
    String.raw`${STARTS}wait(?=[,.!:—–…]|\s[-–—]|\s(?:a (?:minute|second|moment)|no|actually|I|that|this|the|but|what|maybe)\b)`,
    String.raw`\blet me (?:re-?consider|re-?think|re-?examine|re-?check|double-?check|think again|step back)\b`,
    String.raw`\bon second thought\b`,
    String.raw`\bI (?:just )?(?:made|see) (?:a|my|an) (?:mistake|error)\b`,
    String.raw`\bI (?:misread|misunderstood|misinterpreted|overlooked|was wrong)\b`,
    String.raw`\b(?:that|this)(?:'s| is) (?:not right|wrong|incorrect)\b(?! (?:to|for))`,
    String.raw`${STARTS}(?:hmm|oops)\b`,
    String.raw`${STARTS}actually,? (?:wait|no\b|I (?:need|should|think|realize|misread))`,
    String.raw`\bI (?:just )?reali[sz]e(?:d)? (?:that )?(?:I|my|the|there|this)\b`,
  ].join('|'),
  'i',
)

export const SAYS = phraseOf(PATTERN, [
  ...['wait', 'let me re', 'let me double', 'let me think', 'let me step', 'second thought'],
  ...['i made ', 'i see ', 'i just ', 'i mis', 'i overlooked', 'i was wrong', 'not right', 'wrong'],
  ...['incorrect', 'hmm', 'oops', 'actually', 'i reali'],
])

/** Stops to doubt what it has just said or done. */
export const reflects: Detector = (steps) => findPhrase('reflects', steps, SAYS)

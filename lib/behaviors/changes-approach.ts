import { findPhrase, phraseOf, type Detector } from './detector'

const WILL = String.raw`(?:let me|let's|let us|I'll|I will|I am going to|I'm going to|I need to|I should|I must|we need to|we should|we will|trying|switching to|moving to)`
const OTHER = String.raw`(?:(?:a|an|yet|some|the) )*(?:(?:completely|totally|entirely|very|slightly|more) )?(?:different|another|alternative|simpler|other|new)`
const WAY = String.raw`(?:approach|method|strategy|way|tack|route|technique|solution|algorithm)`
const PATTERN = new RegExp(
  String.raw`\b${WILL} (?:[\w'-]+ ){0,4}?${OTHER} (?:[\w-]+ ){0,2}?${WAY}\b(?! if\b)`,
  'i',
)
export const CHANGES = phraseOf(
  PATTERN,
  ['different', 'other', 'alternative', 'simpler', 'new'],
  [
    ...['approach', 'method', 'strategy', 'way', 'tack', 'route', 'technique', 'solution'],
    'algorithm',
  ],
)
/** What it would do if something failed, it does not do now. */
const ONLY_IF = /\bif\b[^.!?\n]*$/i

/** Says that it will now go another way than before. */
export const changesApproach: Detector = (steps) =>
  findPhrase('changes_approach', steps, CHANGES, (before) => !ONLY_IF.test(before))

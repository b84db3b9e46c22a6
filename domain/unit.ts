/**
 * The unit after a number. A unit is one text, in the plural; after exactly one it is singular
 * where that is certain, and in brackets where it is not.
 * Decision: docs/decisions/0020-a-unit-after-one.md.
 */

/** Nouns whose plural ends in `s` and nothing else, in the singular. */
const REGULAR =
  'absence account action admission agenda agreement alarm alert answer applicant ' +
  'application appointment assessment assignment attendee audit award backlog badge bike ' +
  'book building call camera candidate card case center certificate change chart check ' +
  'chromebook click client club coach college comment committee complaint computer ' +
  'conference contact contract counselor course credit customer cycle dashboard day ' +
  'deadline defect delay department desk detention device document dollar donation download ' +
  'drill driver election email employee enrollment error event exam expulsion failure fault ' +
  'file fine follower form forum friend fund gap garden gift goal grade graduate grant ' +
  'group guardian guide hire holiday home hour house household idea incident inspection ' +
  'instructor intern interpreter interruption interview invitation invoice item job key ' +
  'kilometer kit lab laptop leader learner lesson letter level license line link list loan ' +
  'location machine manager meal measure meeting member mentor message metric mile ' +
  'milestone minute mistake module month move name newsletter night note nurse offer office ' +
  'opening option order outage page parent participant partner partnership patron payment ' +
  'percentage period permit phone placement plan play point post pound presentation ' +
  'principal printer problem program project pupil purchase quarter question reader record ' +
  'referral refund registration renewal repair report request resident resource respondent ' +
  'response result review role room round route rule sample school score seat second ' +
  'section semester seminar service session sign site stage step student subject submission ' +
  'subscriber subscription suggestion supervisor survey suspension system tablet task ' +
  'teacher team term test textbook ticket time title tool topic total training transaction ' +
  'transfer translation trip truck tutor unit update upload use user van vehicle vendor ' +
  'video view visit visitor volunteer vote walk walkthrough warning webinar week winner ' +
  'withdrawal word worker workshop year'

const IRREGULAR = {
  activities: 'activity',
  buses: 'bus',
  campuses: 'campus',
  children: 'child',
  classes: 'class',
  communities: 'community',
  copies: 'copy',
  counties: 'county',
  deliveries: 'delivery',
  entries: 'entry',
  facilities: 'facility',
  families: 'family',
  inquiries: 'inquiry',
  injuries: 'injury',
  libraries: 'library',
  men: 'man',
  passes: 'pass',
  people: 'person',
  policies: 'policy',
  queries: 'query',
  replies: 'reply',
  searches: 'search',
  stories: 'story',
  studies: 'study',
  vacancies: 'vacancy',
  women: 'woman',
}

const SINGULARS = new Map([
  ...REGULAR.split(' ').map((noun): [string, string] => [`${noun}s`, noun]),
  ...Object.entries(IRREGULAR),
])

/** What follows one of these says more of the noun before it: `hours of training`. */
const RELATION = /^(?:at|by|for|from|in|of|on|per|to|with)$/i
const SEVERAL_NOUNS = /\b(?:and|or)\b|[&,;/+]/i
const MAYBE_PLURAL = /s\b/i

/** `session` after `1`, `sessions` after `0` or `1.5`; `(gigs)` after `1` where no singular is known. */
export function unitAfter(shown: string, unit: string): string {
  return isOne(shown) ? unitOfOne(unit) : unit
}

/** Whether a number is shown as exactly one, whatever its sign. */
export function isOne(shown: string): boolean {
  return /^[-−+]?1$/.test(shown)
}

function unitOfOne(unit: string): string {
  const words = unit.split(' ')
  const relation = words.findIndex((word) => RELATION.test(word))
  const head = relation < 0 ? words : words.slice(0, relation)
  const plurals = head.filter((word) => SINGULARS.has(word.toLowerCase()))
  const [plural] = plurals
  if (plural !== undefined && plurals.length === 1 && !SEVERAL_NOUNS.test(head.join(' '))) {
    return words.with(head.indexOf(plural), singularOf(plural)).join(' ')
  }
  return plurals.length > 0 || MAYBE_PLURAL.test(head.join(' ')) ? `(${unit})` : unit
}

// Only the first letter can be a capital one: `People`.
function singularOf(plural: string): string {
  const singular = SINGULARS.get(plural.toLowerCase()) ?? plural
  return plural.charAt(0) + singular.slice(1)
}

/** What kind of number a metric's printed text may mean. A suggestion only. */

/** A kind of measure with its unit, and the words that led to it. */
export interface MeasureSuggestion {
  kind: 'count' | 'rate' | 'score' | 'level' | 'milestone' | 'yes_no'
  /** Null for a milestone and for yes or no. */
  unit: string | null
  reason: string
}

interface Rule {
  pattern: RegExp
  kind: MeasureSuggestion['kind']
  unit: string | null
  because: string
}

const REACH = 2000
const RULES: readonly Rule[] = [
  {
    pattern: /\bbudgets? includes?\b|\b(?:is|are) (?:in place|adopted|approved|included)\b/i,
    kind: 'yes_no',
    unit: null,
    because: 'either holds or does not',
  },
  {
    pattern: /\b(?:percent(?:age)?|proportion|share|rates?)\b|%/i,
    kind: 'rate',
    unit: '%',
    because: 'is a share of a whole',
  },
  {
    pattern: /\bnumber of\b|\bcounts? of\b|\bhow many\b|#/i,
    kind: 'count',
    unit: 'items',
    because: 'is counted',
  },
  {
    pattern:
      /\bstatus of\b|\bproject status\b|\bmilestones?\b|\bphases?\b|\bstages?\b|\bprogress (?:of|on|toward)/i,
    kind: 'milestone',
    unit: null,
    because: 'moves through stages',
  },
  {
    pattern: /\battendance\b|\bparticipation\b/i,
    kind: 'rate',
    unit: '%',
    because: 'compares those who came with those who were expected',
  },
  {
    pattern: /\bcompletions?\b|\bgraduation\b|\bproficien\w{1,6}\b/i,
    kind: 'rate',
    unit: '%',
    because: 'compares those who finished with those who began',
  },
  {
    pattern:
      /\bfeedback\b|\bsurveys?\b|\bsatisfaction\b|\bratings?\b|\bscores?\b|\bevaluations?\b/i,
    kind: 'score',
    unit: 'points',
    because: 'is an opinion that people give on a scale',
  },
  {
    pattern:
      /\bviews?\b|\btraffic\b|\bvisits?\b|\bclicks?\b|\bdownloads?\b|\busage\b|\blog-?ins?\b/i,
    kind: 'count',
    unit: 'uses',
    because: 'is counted each time it happens',
  },
  {
    pattern:
      /\baccounts?\b|\benrol?lments?\b|\bbalances?\b|\bbudgets?\b|\binventory\b|\bstaffing\b/i,
    kind: 'level',
    unit: 'items',
    because: 'stands at a level on a day',
  },
  {
    pattern: /\baction plans?\b|\bpolicy\b|\bpolicies\b|\bhandbooks?\b|\bexists?\b/i,
    kind: 'yes_no',
    unit: null,
    because: 'is there or is not',
  },
  {
    pattern:
      /\blogs?\b|\brecords?\b|\bagendas?\b|\bcatalogs?\b|\bsessions?\b|\bmeetings?\b|\btrainings?\b|\bpresentations?\b|\breports?\b|\breviews?\b|\bminutes\b|\bsubmissions?\b/i,
    kind: 'count',
    unit: 'items',
    because: 'can be counted from its records',
  },
]

/** The measure that a metric's text suggests; null when it says nothing of one. */
export function suggestMeasure(text: string): MeasureSuggestion | null {
  const start = text.slice(0, REACH)
  for (const { pattern, kind, unit, because } of RULES) {
    const word = pattern.exec(start)?.[0]
    if (word) return { kind, unit, reason: `"${word}" ${because}.` }
  }
  return null
}

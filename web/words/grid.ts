/** The words of status and change, in English. */

import { COLOUR_WORDS, LEVEL_WORDS, MOVE_WORDS, REASON_WORDS } from '../../domain/grid-words.ts'
import type { GridDefinition } from '../../domain/status-grid.ts'

const english = {
  name: 'Status and change',
  title: (cycle: string, year: string) => `Status and change, ${cycle} ${year}`,
  lede: 'How high each metric stands, and how it changed from the same cycle a year ago. Each is placed by cut points of its own; up and to the right is better.',
  of: (department: string) => `Only ${department}.`,
  levels: LEVEL_WORDS,
  moves: MOVE_WORDS,
  colours: COLOUR_WORDS,
  reasons: REASON_WORDS,
  board: (cycle: string) => `Metrics by level and change, ${cycle}`,
  level: 'Level',
  change: 'Change in a year',
  turnedLevel: (level: string) => `${level}, where lower is better`,
  lowerBetter: 'lower is better',
  few: 'three columns',
  noColour: 'no colour',
  counts: 'Metrics by colour',
  placed: (placed: number, all: number) =>
    `${placed} of ${all} metrics ${placed === 1 ? 'has' : 'have'} a colour.`,
  notPlaced: 'Without a colour',
  notPlacedWhy: (reason: string) => reason.charAt(0).toUpperCase() + reason.slice(1),
  noCutPoints: (count: number) =>
    count === 1 ? '1 metric has no cut points' : `${count} metrics have no cut points`,
  table: 'The numbers as a table',
  tableCaption: (cycle: string) => `Every metric with cut points, ${cycle}`,
  metric: 'Metric',
  value: 'Value',
  lastYear: 'A year ago',
  difference: 'Change',
  behind: 'Behind it',
  behindBoth: (n: string, lastYear: string) => `${n}, then ${lastYear}`,
  colour: 'Colour',
  legend: 'What this means',
  meanings: [
    'The level says where the value lies among the metric’s cut points; the change is this cycle’s value less that of the same cycle a year ago, before any rounding.',
    'A value on a cut point is on the better side of it. Where lower is better the board is turned, so that up and right are better for every metric.',
    'A level and a change need at least 11 behind the value, a colour at least 30 in both years. Where fewer than 150 stand behind it, there are three columns instead of five: a great change of a few is often chance. A count has nothing behind it and is placed in five.',
    'The district sets cut points and colours for each metric. They say how it stands and moves; whether it is on its path to the target is its status.',
  ],
  coloursOrder: 'Colours, worst first',
  cutPoints: 'Cut points of each metric',
  cutLevels: 'Levels begin at',
  cutLevelsLower: 'Levels end at',
  cutChanges: 'Changes',
  cutFew: 'Changes of fewer than 150',
  cutCaption: 'The cut points by which each metric is placed, lowest first',
  tableOf: (codes: string) => `The colours of ${codes}`,
  usualTable: 'The colours of most metrics',
  fewTable: 'with three columns',
  noneTitle: 'No metric has cut points yet',
  noneWhy:
    'A metric is placed by its level and its change only once the district has said from which value on it is low, medium or high. A start is offered on the page of each metric.',
  noneStep: (metric: string) => `Set the cut points of ${metric}`,
  noMetrics: 'Its plan has no metrics yet',
  noMetricsWhy: 'Metrics come with a plan. Once there is one, cut points can be set for them.',
  plans: 'Go to the plans',
  department: 'Department',
  allDepartments: 'All departments',
  cycle: 'Cycle',
  overview: 'Overview',
  link: 'Status and change',
  own: 'Status and change',
  ownNone: 'This metric has no cut points, so it is not placed by level and change.',
  ownNoOffer: 'None can be offered: it has no way from a baseline to a target.',
  ownAbsent:
    'A stage, or a yes of one place, is neither high nor low; its status says where it stands.',
  ownAway: 'Its place could not be read.',
  set: 'Set cut points',
  edit: 'Change cut points',
  here: 'here',
  form: {
    title: 'Cut points and colours',
    offered:
      'A start is offered, made of baseline and target. Nothing is judged until it is saved.',
    better: 'Which end is better',
    betterWords: { higher: 'Higher is better', lower: 'Lower is better' } satisfies Record<
      GridDefinition['better'],
      string
    >,
    levelCuts: 'Levels',
    levelHint: (unit: string) =>
      unit === '' ? 'Four values, lowest first.' : `Four values in ${unit}, lowest first.`,
    changeCuts: 'Changes in a year',
    changeHint: 'Four, a fall with a minus; “maintained” is between the second and the third.',
    fewChangeCuts: 'Changes where fewer than 150 stand behind',
    fewHint: 'Two; “maintained” is between them.',
    between: (below: string, above: string) => `Between ${below} and ${above}`,
    colours: 'Colours with five columns',
    fewColours: 'Colours with three columns',
    cell: (level: string, move: string) => `${level}, ${move}`,
    why: 'Why is it set or changed?',
    whyHint: 'It stays on the record.',
    whyMissing: 'Say why; it stays on the record.',
    notNumber: 'Write a number in each of them, such as 61.5.',
    save: 'Save cut points',
    cancel: 'Cancel',
    remove: 'Take out of use',
    saved: 'The cut points are saved.',
    removed: 'The cut points are out of use.',
    stale:
      'Somebody else changed these cut points in the meantime. What you typed is still here; close and open the form to see theirs.',
  },
}

export function gridWords(): typeof english {
  return english
}

/** `Very high`. */
export function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

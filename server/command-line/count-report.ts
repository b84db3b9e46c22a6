/** What `count` prints: the numbers, what was left out, and what has to be said first. */

import type { Count } from '../../domain/counting/count.ts'
import type { Inspection } from '../../domain/counting/inspect.ts'
import { LEFT_OUT_REASONS } from '../../domain/counting/left-out.ts'
import type { Question } from '../../domain/counting/question.ts'
import type { Values } from '../../domain/counting/tally.ts'
import { plainNumber } from '../../domain/csv-line.ts'
import { flagFor } from './count-answers.ts'

/** The count in lines of text. */
export function reportLines({
  amounts,
  read,
  counted,
  leftOut,
  covered,
  warnings,
}: Count): string[] {
  return [
    ...amounts.map(({ period, site, values, observedOn }) => {
      const days =
        period.startsOn === period.endsOn ? observedOn : `${period.startsOn} to ${period.endsOn}`
      return `${days}  ${site ?? 'district'}  ${wordsOf(values)}`
    }),
    `${counted} of ${read} rows counted${covered ? `, ${covered.startsOn} to ${covered.endsOn}` : ''}`,
    ...leftOut.map(({ reason, count, lines }) => {
      const where =
        lines.length === 0 ? '' : ` (line ${lines.join(', ')}${count > lines.length ? ' …' : ''})`
      return `left out, ${count}: ${LEFT_OUT_REASONS[reason]}${where}`
    }),
    ...warnings.map(({ message, lines }) =>
      lines.length === 0 ? `note: ${message}` : `note: ${message} (line ${lines.join(', ')})`,
    ),
  ]
}

/** The questions with the flags that answer them. */
export function questionLines(questions: readonly Question[]): string[] {
  return questions.flatMap((question) => [
    question.message,
    ...(question.choices.length > 0 ? [`  one of: ${question.choices.join(' · ')}`] : []),
    `  answer with ${flagFor(question)}`,
  ])
}

/** What a file is, for whoever has no recipe yet. */
export function inspectionLines({
  encoding,
  delimiter,
  parts,
  tables,
  suggestion,
}: Inspection): string[] {
  return [
    ...(encoding
      ? [
          `text, ${encoding.name}${encoding.guessed ? ' (a guess)' : ''}, parted by ${JSON.stringify(delimiter)}`,
        ]
      : []),
    ...parts.map(({ name, hidden }) => `part “${name}”${hidden ? ' (hidden)' : ''}`),
    ...tables.map(({ table: { number, title, headings }, rows }) =>
      [`table ${number}`, ...title.slice(0, 1), `${rows} rows`, headings.join(' | ')].join('; '),
    ),
    suggestion
      ? `known layout: ${suggestion.name}; --suggest prints its recipe`
      : 'no known layout; write a recipe and name it with --recipe FILE',
  ]
}

function wordsOf({ value, numerator, denominator, mean, n }: Values): string {
  if (numerator !== undefined && denominator !== undefined) {
    return `${plainNumber(numerator)} of ${plainNumber(denominator)}`
  }
  if (mean !== undefined && n !== undefined) return `mean ${plainNumber(mean)}, n ${n}`
  return plainNumber(value ?? 0)
}

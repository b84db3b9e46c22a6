/** The slides of a deck beside those of the priorities. */

import type { ChangeLine, ChangeRow } from '../../domain/packet/deck-changes.ts'
import type { DecisionCard } from '../../domain/packet/deck-department.ts'
import { linesOf } from '../../domain/packet/deck-text.ts'
import { DECK_WORDS } from '../../domain/packet/deck-words.ts'
import type { SlideOf } from '../../domain/packet/deck.ts'
import { STATUS_WORDS } from '../../domain/status-words.ts'
import type { Status } from '../../domain/status.ts'
import { drawCounts, drawMark, drawText, paragraph } from './deck-draw.ts'
import type { Drawn, Run, TableCell, TableRow } from './deck-library.ts'
import {
  COLOURS,
  DECISION_MARKS,
  HEIGHT,
  INNER,
  LEFT,
  SANS,
  SERIF,
  STATUS_LETTERS,
  STATUS_MARKS,
} from './deck-look.ts'

const TOP = 1.55
const MONO = 'Courier New'
/** Characters of a line of a department's purpose. */
const PURPOSE_LINE = 50

export function drawTitle(slide: Drawn, shown: SlideOf<'title'>): void {
  const { eyebrow, lines, counts, warning } = shown
  slide.addShape('rect', { x: 0, y: 0, w: 0.14, h: HEIGHT, fill: { color: COLOURS.brand } })
  drawText(slide, [paragraph(eyebrow, { fontSize: 15 })], { x: 1.1, y: 1.75, w: 11, h: 0.4 })
  const told = lines.map((line, at) => paragraph(line, { fontSize: 16 }, { gap: at === 0 ? 0 : 6 }))
  drawText(slide, told, { x: 1.1, y: 4.05, w: 11, h: 0.8 })
  drawCounts(slide, counts.slice(0, 4), { x: 1.1, y: 5.1, points: 13 })
  drawCounts(slide, counts.slice(4), { x: 1.1, y: 5.48, points: 13 })
  if (warning === '') return
  const look = { fontSize: 13, italic: true, color: COLOURS.ink }
  drawText(slide, [paragraph(warning, look)], { x: 1.1, y: 6.2, w: 11, h: 0.4 })
}

export function drawChanges(slide: Drawn, { lede, rows }: SlideOf<'changes'>): void {
  if (lede !== '') {
    drawText(slide, [paragraph(lede, { fontSize: 14 })], { x: LEFT, y: 1.2, w: INNER, h: 0.35 })
  }
  if (rows.length === 0) return
  const shown = rows.map((row, at) => changeCells(row, rows[at - 1]?.department))
  slide.addTable(shown, {
    x: LEFT,
    y: TOP,
    w: INNER,
    colW: [2.2, 4, INNER - 6.2],
    margin: [0.05, 0.1, 0.05, 0],
    objectName: 'What changed',
  })
}

export function drawDepartment(slide: Drawn, shown: SlideOf<'department'>): void {
  const { purpose, counts, decisions, undecided } = shown
  if (purpose !== '') {
    const look = { fontSize: 13, lineSpacingMultiple: 1.1 }
    drawText(slide, [paragraph(purpose, look)], { x: LEFT, y: TOP, w: 4.7, h: 2.35 })
  }
  const below = TOP + linesOf(purpose, PURPOSE_LINE) * 0.24 + 0.35
  for (const [at, { status, words }] of counts.entries()) {
    const place = { x: LEFT, y: below + at * 0.33, w: 4.7, points: 13 }
    drawMark(slide, STATUS_MARKS[status], words, place)
  }
  const x = 6.1
  const w = LEFT + INNER - x
  const heading = { fontSize: 16, fontFace: SERIF, color: COLOURS.ink }
  drawText(slide, [paragraph(DECK_WORDS.decisions, heading)], { x, y: TOP - 0.04, w, h: 0.36 })
  if (undecided !== '') {
    drawText(slide, [paragraph(undecided, { fontSize: 12 })], { x, y: 2.05, w, h: 0.4 })
  }
  for (const [at, decision] of decisions.entries()) {
    drawDecision(slide, decision, { x, y: 2.08 + at * 1.6, w })
  }
}

export function drawProof(slide: Drawn, { lede, facts, files }: SlideOf<'proof'>): void {
  const told = facts.flatMap(({ name, text }) => [
    paragraph(name, { fontSize: 12, bold: true, color: COLOURS.ink }, { gap: 8 }),
    paragraph(text, { fontSize: 12, fontFace: MONO }),
  ])
  const runs = [paragraph(lede, { fontSize: 13 }), ...told]
  drawText(slide, runs, { x: LEFT, y: 1.3, w: INNER, h: 2.35 })
  const heading = { fontSize: 12, bold: true, color: COLOURS.ink }
  drawText(slide, [paragraph(DECK_WORDS.proof.files, heading)], { x: LEFT, y: 3.8, w: 6, h: 0.3 })
  const rows = files.map(({ name, text }) => [
    cell([{ text: name, options: { fontSize: 11, fontFace: SANS, color: COLOURS.ink } }]),
    cell([{ text, options: { fontSize: 10.5, fontFace: MONO, color: COLOURS.ink2 } }]),
  ])
  if (rows.length === 0) return
  const place = { x: LEFT, y: 4.12, w: 9.6, colW: [2.4, 7.2] }
  slide.addTable(rows, { ...place, margin: [0.03, 0.1, 0.03, 0], objectName: 'Checksums' })
}

function drawDecision(
  slide: Drawn,
  decision: DecisionCard,
  { x, y, w }: { x: number; y: number; w: number },
): void {
  const { kind, eyebrow, text, who, outcome, moved } = decision
  slide.addShape('line', { x, y, w, h: 0, line: { color: COLOURS.rule, width: 1 } })
  drawMark(slide, DECISION_MARKS[kind], eyebrow, { x, y: y + 0.07, w, points: 11 })
  const more = [who, outcome].filter((one) => one !== '')
  const runs = [
    paragraph(text, { fontSize: 12.5, color: COLOURS.ink }),
    ...more.map((one) => paragraph(one, { fontSize: 11, color: COLOURS.ink3 }, { gap: 1 })),
    ...(moved ? movedRuns(moved) : []),
  ]
  drawText(slide, runs, { x, y: y + 0.36, w, h: 1.2 })
}

function movedRuns({ metric, words, figures }: NonNullable<DecisionCard['moved']>): Run[] {
  const look = { fontFace: SANS, fontSize: 11, color: COLOURS.ink2 }
  const shown = figures.flatMap(({ cycle, figure, status }, at): Run[] => [
    { text: `${at === 0 ? '' : '  →  '}${cycle} ${figure} `, options: look },
    statusRun(status),
  ])
  return [
    paragraph(metric, { fontSize: 11, bold: true, color: COLOURS.ink }, { gap: 4 }),
    ...shown,
    { text: `  ${words}`, options: { ...look, bold: true, color: COLOURS.ink } },
  ]
}

function changeCells(
  { department, code, name, lines }: ChangeRow,
  before: string | undefined,
): TableRow {
  const plain = { fontFace: SANS, fontSize: 12, color: COLOURS.ink2 }
  return [
    cell([
      {
        text: department === before ? '' : department,
        options: { ...plain, bold: true, color: COLOURS.ink },
      },
    ]),
    cell([
      { text: `${code} `, options: { ...plain, color: COLOURS.ink3 } },
      { text: name, options: { ...plain, color: COLOURS.ink } },
    ]),
    cell(lines.flatMap(lineRuns)),
  ]
}

function lineRuns({ kind, text, statuses }: ChangeLine, at: number): Run[] {
  const look = { fontFace: SANS, fontSize: 12, color: COLOURS.ink2 }
  const first = { ...look, bold: true, color: COLOURS.ink, breakLine: false }
  return [
    // A run that begins a line of its own ends the one before.
    ...(at === 0 ? [] : [{ text: '', options: { ...look, breakLine: true } }]),
    ...(kind === '' ? [] : [{ text: `${kind} `, options: first }]),
    { text: `${text} `, options: look },
    ...(statuses
      ? [statusRun(statuses.before), { text: ' → ', options: look }, statusRun(statuses.after)]
      : []),
  ]
}

function statusRun(status: Status): Run {
  const { colour } = STATUS_MARKS[status]
  return {
    text: `${STATUS_LETTERS[status]} ${STATUS_WORDS[status]}`,
    options: { fontFace: SANS, fontSize: 11, color: colour, bold: true },
  }
}

function cell(text: Run[]): TableCell {
  const none = { type: 'none' } as const
  const rule = { type: 'solid', pt: 0.75, color: COLOURS.rule } as const
  return { text, options: { border: [none, none, rule, none], valign: 'top' } }
}

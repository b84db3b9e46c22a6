/**
 * The parts of a chart in a deck: its drawing and the workbook that an office opens to edit it. Both are
 * written here because the library that writes the deck loses zeros, makes gaps of them, and orders elements
 * otherwise than the schema has them. Source: ECMA-376, parts 1 (21.2) and 3.
 */

import { Buffer } from 'node:buffer'

import { ZipFile } from 'yazl'

import type { DeckChart, DeckSeries } from '../../domain/packet/deck-metric.ts'
import { COLOURS, SANS, STROKES } from './deck-look.ts'
import { escapeXml, XML_HEAD } from './deck-xml.ts'

const EMU_PER_POINT = 12_700
const CATEGORY_AXIS = 111_111_111
const VALUE_AXIS = 222_222_222
const TABLE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** `ppt/charts/chart1.xml`. Its workbook is the relation `rId1`. */
export function chartXml(chart: DeckChart): string {
  // What is drawn last lies on top: the values. Their column is the first all the same.
  const lines = chart.series
    .map((one, at) => seriesXml(chart, one, at))
    .toReversed()
    .join('')
  const axes = `<c:axId val="${CATEGORY_AXIS}"/><c:axId val="${VALUE_AXIS}"/>`
  return `${XML_HEAD}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${OFFICE}"><c:date1904 val="0"/><c:lang val="en-US"/><c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/><c:plotArea><c:layout/><c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${lines}<c:marker val="1"/>${axes}</c:lineChart>${categoryAxis()}${valueAxis(chart)}<c:spPr><a:noFill/></c:spPr></c:plotArea><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${letters(9, COLOURS.ink2)}<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>`
}

/** The workbook behind it: a column for each line, an empty cell for each gap. */
export function workbookOf({ labels, series }: DeckChart): Promise<Buffer> {
  const head = rowXml(1, ['', ...series.map(({ name }) => name)])
  const rows = labels.map((label, at) =>
    rowXml(at + 2, [label, ...series.map(({ values }) => values[at] ?? null)]),
  )
  const sheet = `${XML_HEAD}<worksheet xmlns="${TABLE}"><sheetData>${head}${rows.join('')}</sheetData></worksheet>`
  return zipOf([
    [
      '[Content_Types].xml',
      `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/></Types>`,
    ],
    ['_rels/.rels', relationXml('officeDocument', 'xl/workbook.xml')],
    [
      'xl/workbook.xml',
      `${XML_HEAD}<workbook xmlns="${TABLE}" xmlns:r="${OFFICE}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    ['xl/_rels/workbook.xml.rels', relationXml('worksheet', 'worksheets/sheet1.xml')],
    ['xl/worksheets/sheet1.xml', sheet],
  ])
}

/** An archive of a fixed day, so that the same parts give the same bytes. */
export async function zipOf(
  parts: readonly (readonly [name: string, content: string | Buffer])[],
): Promise<Buffer> {
  // Of the local clock: an archive knows no time zones, and this is what is then written in it.
  const always = new Date(2000, 0, 1)
  const zip = new ZipFile()
  for (const [name, content] of parts) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content
    zip.addBuffer(bytes, name, { mtime: always, mode: 0o100644, forceDosTimestamp: true })
  }
  zip.end()
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

function relationXml(type: string, target: string): string {
  return `${XML_HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`
}

function rowXml(number: number, cells: readonly (string | number | null)[]): string {
  const written = cells.map((cell, at) => {
    const place = `${columnOf(at)}${number}`
    if (cell === null || cell === '') return ''
    if (typeof cell === 'number') return `<c r="${place}"><v>${cell}</v></c>`
    return `<c r="${place}" t="inlineStr"><is><t>${escapeXml(cell)}</t></is></c>`
  })
  return `<row r="${number}">${written.join('')}</row>`
}

/** A chart has five columns at most. */
function columnOf(at: number): string {
  return String.fromCodePoint('A'.charCodeAt(0) + at)
}

function seriesXml(
  { labels, numbered }: DeckChart,
  { role, name, values }: DeckSeries,
  at: number,
): string {
  const { colour, width, dash, mark } = STROKES[role]
  const column = columnOf(at + 1)
  const last = labels.length + 1
  const isAlone = values.filter((one) => one !== null).length === 1
  const symbol =
    mark === 0 || (role !== 'value' && !isAlone)
      ? '<c:marker><c:symbol val="none"/></c:marker>'
      : `<c:marker><c:symbol val="${role === 'value' ? 'circle' : 'dash'}"/><c:size val="${mark}"/><c:spPr>${fill(colour)}<a:ln><a:noFill/></a:ln></c:spPr></c:marker>`
  const strings = labels.map((one, index) => point(index, escapeXml(one))).join('')
  const numbers = values
    .map((one, index) => (one === null ? '' : point(index, String(one))))
    .join('')
  return `<c:ser><c:idx val="${at}"/><c:order val="${Object.keys(STROKES).length - at}"/><c:tx><c:strRef><c:f>Sheet1!$${column}$1</c:f><c:strCache><c:ptCount val="1"/>${point(0, escapeXml(name))}</c:strCache></c:strRef></c:tx><c:spPr><a:ln w="${Math.round(width * EMU_PER_POINT)}" cap="rnd">${fill(colour)}<a:prstDash val="${dash}"/><a:round/></a:ln></c:spPr>${symbol}${role === 'value' && numbered ? valueLabels(values) : ''}<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$${last}</c:f><c:strCache><c:ptCount val="${labels.length}"/>${strings}</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$${column}$2:$${column}$${last}</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="${labels.length}"/>${numbers}</c:numCache></c:numRef></c:val><c:smooth val="0"/></c:ser>`
}

function point(index: number, content: string): string {
  return `<c:pt idx="${index}"><c:v>${content}</c:v></c:pt>`
}

function valueLabels(values: readonly (number | null)[]): string {
  return `<c:dLbls><c:numFmt formatCode="${formatOf(values)}" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>${letters(10, COLOURS.line, true)}<c:dLblPos val="t"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>`
}

/** As many decimals as the pages show. */
function formatOf(values: readonly (number | null)[]): string {
  const shown = values.filter((one) => one !== null)
  if (shown.every((one) => Number.isInteger(one))) return '#,##0'
  return shown.some((one) => Math.abs(one) >= 10) ? '#,##0.0' : '0.00'
}

function categoryAxis(): string {
  return `<c:catAx><c:axId val="${CATEGORY_AXIS}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${rule(COLOURS.path)}${letters(10, COLOURS.ink2)}<c:crossAx val="${VALUE_AXIS}"/><c:crosses val="min"/><c:auto val="0"/><c:lblAlgn val="ctr"/><c:lblOffset val="60"/><c:noMultiLvlLbl val="1"/></c:catAx>`
}

function valueAxis({ numbered, axis: { min, max, step } }: DeckChart): string {
  return `<c:valAx><c:axId val="${VALUE_AXIS}"/><c:scaling><c:orientation val="minMax"/><c:max val="${max}"/><c:min val="${min}"/></c:scaling><c:delete val="0"/><c:axPos val="l"/><c:majorGridlines>${rule(COLOURS.grid)}</c:majorGridlines><c:numFmt formatCode="${Number.isInteger(step) ? '#,##0' : '#,##0.0##'}" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="${numbered ? 'nextTo' : 'none'}"/><c:spPr><a:ln><a:noFill/></a:ln></c:spPr>${letters(9, COLOURS.ink3)}<c:crossAx val="${CATEGORY_AXIS}"/><c:crosses val="min"/><c:crossBetween val="between"/><c:majorUnit val="${step}"/></c:valAx>`
}

function rule(colour: string): string {
  return `<c:spPr><a:ln w="6350">${fill(colour)}</a:ln></c:spPr>`
}

function fill(colour: string): string {
  return `<a:solidFill><a:srgbClr val="${colour}"/></a:solidFill>`
}

function letters(points: number, colour: string, bold = false): string {
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${points * 100}" b="${bold ? 1 : 0}">${fill(colour)}<a:latin typeface="${SANS}"/></a:defRPr></a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`
}

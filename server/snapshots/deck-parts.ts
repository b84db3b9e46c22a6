/** The parts of a deck as the library wrote them, put right: no clock, no chance, and our own charts. */

import type { Buffer } from 'node:buffer'

import JSZip from 'jszip'

import type { DeckChart } from '../../domain/packet/deck-metric.ts'
import { chartXml, workbookOf, zipOf } from './deck-chart.ts'

const TYPES = '[Content_Types].xml'
const CHART = /^ppt\/charts\/chart(\d+)\.xml$/
const WORKBOOK = /^ppt\/embeddings\/Microsoft_Excel_Worksheet(\d+)\.xlsx$/
const SLIDE = /^ppt\/(?:slides\/slide|slideLayouts\/slideLayout|slideMasters\/slideMaster)\d+\.xml$/
const NOTES = /^ppt\/notesSlides\/notesSlide\d+\.xml$/

/** The bytes of the file: the same for the same slides. */
export async function putRight(
  written: Uint8Array,
  { charts, asOf }: { charts: readonly DeckChart[]; asOf: string },
): Promise<Buffer> {
  const { files } = await JSZip.loadAsync(written)
  const places = Object.values(files).filter(({ dir }) => !dir)
  const numbers = places
    .flatMap(({ name }) => CHART.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b)
  if (numbers.length !== charts.length) throw new Error('the deck has lost a chart')
  const chartOf = (name: string, pattern: RegExp): DeckChart | undefined =>
    charts[numbers.indexOf(Number(pattern.exec(name)?.[1]))]
  const names = new Set(places.map(({ name }) => name))
  const parts = places.map(async (place): Promise<[string, string | Buffer]> => {
    const { name } = place
    const drawn = chartOf(name, CHART)
    if (drawn) return [name, chartXml(drawn)]
    const behind = chartOf(name, WORKBOOK)
    if (behind) return [name, await workbookOf(behind)]
    const text = await place.async('string')
    return [name, name === TYPES ? typesOf(text, names) : mendText(name, text, asOf)]
  })
  return zipOf(await Promise.all(parts))
}

function mendText(name: string, xml: string, asOf: string): string {
  if (name === 'docProps/core.xml') return dateOf(xml, asOf)
  if (name === 'ppt/presentation.xml') return numberSections(xml)
  if (SLIDE.test(name)) return numberShapes(oneLookAParagraph(xml))
  return NOTES.test(name) ? breakParagraphs(xml) : xml
}

/** The library also says the types of parts that are not there. */
function typesOf(xml: string, names: ReadonlySet<string>): string {
  return xml.replaceAll(/<Override PartName="\/([^"]*)"[^>]*\/>/g, (entry, name: string) =>
    names.has(name) ? entry : '',
  )
}

function dateOf(xml: string, asOf: string): string {
  const moment = asOf.replace(/\.\d+Z$/, 'Z')
  return xml.replaceAll(
    /(<dcterms:(?:created|modified)[^>]*>)[^<]*/g,
    (_, start: string) => start + moment,
  )
}

/** The library draws the ids of sections by lot. */
function numberSections(xml: string): string {
  let last = 0
  return xml.replaceAll(/(<p14:section [^>]*id=")\{[^}]*\}/g, (_, start: string) => {
    last += 1
    return `${start}{00000000-0000-4000-8000-${String(last).padStart(12, '0')}}`
  })
}

/** The library gives a table an id that another shape may have. */
function numberShapes(xml: string): string {
  let last = 1
  return xml.replaceAll(/(<p:cNvPr id=")\d+(" name="[^"]+")/g, (_, start: string, end: string) => {
    last += 1
    return `${start}${last}${end}`
  })
}

/** The library says the look of a paragraph before each of its runs; the schema has it once, first. */
function oneLookAParagraph(xml: string): string {
  const again = /(<\/a:r>)(?:<a:pPr(?:\s[^>]*)?\/>|<a:pPr(?:\s[^>]*[^/])?>.*?<\/a:pPr>)/g
  return xml.replaceAll(again, (_, end: string) => end)
}

/** The library puts all of the notes in one paragraph. */
function breakParagraphs(xml: string): string {
  return xml.replace(
    /(<a:p><a:r><a:rPr lang="en-US" dirty="0"\/><a:t>)([^<]*)<\/a:t><\/a:r>/,
    (_, start: string, text: string) =>
      text
        .split(/\r?\n/)
        .map((one) => `${start}${one}</a:t></a:r>`)
        .join('</a:p>'),
  )
}

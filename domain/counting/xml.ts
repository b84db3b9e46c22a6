/** The tags and texts of XML, one after the other: as much as a workbook needs. */

import { refuse } from './refusal.ts'

export type XmlPart =
  | { is: 'open'; name: string; attributes: Readonly<Record<string, string>>; closed: boolean }
  | { is: 'close'; name: string }
  | { is: 'text'; text: string }

const QUOTE_OR_END = /["'>]/g
/** No program writes a longer one. */
const LONGEST_TAG = 100_000
// Beginning within a name would be tried for every letter of it.
const ATTRIBUTE = /(?<![\w:.-])([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITY = /&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(amp|lt|gt|quot|apos));/gi
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
}

/**
 * Reads XML. Declared entities are not expanded, so no text can grow.
 *
 * Errors: refuses what ends within a tag, and a tag that is too long.
 */
export function* readXml(xml: string): Generator<XmlPart> {
  let at = 0
  for (;;) {
    const tag = xml.indexOf('<', at)
    if (tag > at) yield { is: 'text', text: decoded(xml.slice(at, tag)) }
    if (tag < 0) return
    if (xml.startsWith('<![CDATA[', tag)) {
      const end = xml.indexOf(']]>', tag)
      if (end < 0) refuseCut()
      yield { is: 'text', text: xml.slice(tag + 9, end) }
      at = end + 3
      continue
    }
    if (xml.startsWith('<!--', tag)) {
      const end = xml.indexOf('-->', tag)
      if (end < 0) refuseCut()
      at = end + 3
      continue
    }
    const end = endOfTag(xml, tag + 1)
    const part = partOf(xml.slice(tag + 1, end))
    at = end + 1
    if (part) yield part
  }
}

/** Where a tag closes; a text in quotes closes none. */
function endOfTag(xml: string, from: number): number {
  let at = from
  for (;;) {
    QUOTE_OR_END.lastIndex = at
    const found = QUOTE_OR_END.exec(xml)
    if (!found) refuseCut()
    if (found.index - from > LONGEST_TAG) refuseLongTag()
    if (found[0] === '>') return found.index
    const close = xml.indexOf(found[0], found.index + 1)
    if (close < 0) refuseCut()
    at = close + 1
  }
}

function partOf(inside: string): XmlPart | undefined {
  const [, slash = '', full] = /^(\/?)([\w:.-]+)/.exec(inside) ?? []
  if (full === undefined) return undefined
  const name = withoutPrefix(full)
  if (slash !== '') return { is: 'close', name }
  const attributes: Record<string, string> = {}
  if (!inside.includes('=')) return { is: 'open', name, attributes, closed: inside.endsWith('/') }
  for (const [, attribute = '', double, single] of inside.matchAll(ATTRIBUTE)) {
    attributes[withoutPrefix(attribute)] = decoded(double ?? single ?? '')
  }
  return { is: 'open', name, attributes, closed: inside.endsWith('/') }
}

function refuseCut(): never {
  refuse('workbook_damaged', 'The workbook is damaged: a part of it ends too early; save it again.')
}

function refuseLongTag(): never {
  refuse('workbook_damaged', 'The workbook is damaged: a tag in it does not end; save it again.')
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(ENTITY, (_, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return ENTITIES[name.toLowerCase()] ?? ''
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

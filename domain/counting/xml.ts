/** The tags and texts of XML, one after the other: as much as a workbook needs. */

import { refuse } from './refusal.ts'

export type XmlPart =
  | { is: 'open'; name: string; attributes: Readonly<Record<string, string>>; closed: boolean }
  | { is: 'close'; name: string }
  | { is: 'text'; text: string }

const TAG_END = /[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>/y
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
 * Errors: refuses what ends within a tag.
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
    TAG_END.lastIndex = tag + 1
    const found = TAG_END.exec(xml)
    if (!found) refuseCut()
    at = TAG_END.lastIndex
    const part = partOf(found[0].slice(0, -1))
    if (part) yield part
  }
}

function partOf(inside: string): XmlPart | undefined {
  const [, slash = '', full] = /^(\/?)([\w:.-]+)/.exec(inside) ?? []
  if (full === undefined) return undefined
  const name = withoutPrefix(full)
  if (slash !== '') return { is: 'close', name }
  const attributes: Record<string, string> = {}
  for (const [, attribute = '', double, single] of inside.matchAll(ATTRIBUTE)) {
    attributes[withoutPrefix(attribute)] = decoded(double ?? single ?? '')
  }
  return { is: 'open', name, attributes, closed: inside.endsWith('/') }
}

function refuseCut(): never {
  refuse('workbook_damaged', 'The workbook is damaged: a part of it ends too early; save it again.')
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

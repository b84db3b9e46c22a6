/** The cover's fields: the department's name, its contacts, when the report was made. */

import type { Context } from './context.ts'
import { markToken } from './context.ts'
import type { PlanDepartment } from './document.ts'
import type { CoverField } from './labels.ts'
import { readStamp } from './stamp.ts'
import type { Token } from './tokens.ts'

/** Reads the cover line by line. */
export interface CoverReader {
  open(token: Token, field: CoverField, value: string): void
  /** Takes a line without a label; leaves it unread when no field can own it. */
  take(token: Token): void
  finish(): { department: PlanDepartment; reportGenerated: string | null; nameLine: number }
}

interface Entry {
  text: string
  token: Token
}

const TARGETS: Record<CoverField, string> = {
  name: 'department.name',
  contacts: 'department.contacts',
  emails: 'department.emails',
  phone: 'department.phone',
  generated: 'reportGenerated',
}

/** A cover with nothing read yet. */
export function createCover(context: Context): CoverReader {
  const entries: Record<CoverField, Entry[]> = {
    name: [],
    contacts: [],
    emails: [],
    phone: [],
    generated: [],
  }
  let current: CoverField | undefined
  let nameLine = 1
  function add(field: CoverField, text: string, token: Token): void {
    entries[field].push({ text, token })
    const isList = field === 'contacts' || field === 'emails'
    const target = isList ? `${TARGETS[field]}.${entries[field].length}` : TARGETS[field]
    markToken(context, token, 'cover', target)
  }
  return {
    open(token, field, value) {
      current = field
      if (field === 'name') nameLine = token.line.number
      if (value !== '') add(field, value, token)
      else markToken(context, token, 'cover', TARGETS[field])
    },
    take(token) {
      if (!current) return
      const { printed, blankBefore } = token.line
      if (!blankBefore || entries[current].length === 0) add(current, printed, token)
      else if (isEmail(printed)) add('emails', printed, token)
    },
    finish() {
      const joined = (field: CoverField) => entries[field].map(({ text }) => text).join(' ') || null
      return {
        nameLine,
        reportGenerated: generatedAt(entries.generated, context),
        department: {
          name: joined('name'),
          contacts: entries.contacts.map(({ text }) => text),
          emails: entries.emails.map(({ text }) => text),
          phone: joined('phone'),
        },
      }
    },
  }
}

function generatedAt(entries: Entry[], { notes }: Context): string | null {
  const [entry] = entries
  if (!entry) return null
  const instant = readStamp(entry.text)
  if (instant) return instant
  const { number } = entry.token.line
  notes.remark(number, 'unread')
  notes.warn(
    number,
    'report_date_unread',
    `Line ${number} says when the report was made, but not like "Oct 05 2022 @ 11:09:36 (PDT)". The plan is read without that date; correct the line to keep it.`,
  )
  return null
}

function isEmail(text: string): boolean {
  return text.length < 200 && /^[^\s@]{1,100}@[^\s@]{1,100}$/.test(text)
}

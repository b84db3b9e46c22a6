/** Doubts about a plan as a whole, once it is read. */

import type { PlanDocument } from './document.ts'
import type { Notes } from './notes.ts'

/** Where a doubt about the whole is shown. */
export interface PlanPlaces {
  nameLine: number
  chainLine: number | undefined
  priorityLine: number
  budgetLine: number | undefined
}

const PERSON = /^[A-Z][a-z'\u2019-]{1,20}(?: [A-Z]\.?)?(?: [A-Z][A-Za-z'\u2019-]{1,25}){1,2}$/
const DEPARTMENT_WORD =
  /\b(?:and|services?|programs?|education|research|technology|data|resources|instruction|schools?|support|operations?|learning|health|business|office|department|facilities|nutrition|development|affairs|curriculum|academics?|assessment|finance|transportation|safety|communications?|family|student|equity)\b/i
const NAME_IN_PURPOSE = /\b[Tt]he ((?:[A-Z][\w&-]{0,30} (?:and |of |for |& )?){1,6})Department\b/
const AMOUNT = /\$ {0,3}(\d[\d,]{0,20}(?:\.\d{1,2})?)/g
const REACH = 4000

/** Warns about names, counts and sums that do not fit together. */
export function warnAboutPlan(plan: PlanDocument, places: PlanPlaces, notes: Notes): void {
  warnName(plan, places.nameLine, notes)
  warnChainCount(plan, places, notes)
  if (places.budgetLine !== undefined) warnBudget(plan.sections.budget, places.budgetLine, notes)
}

/** A department name found in the purpose: "the X Department". */
export function nameInPurpose(purpose: string | null): string | null {
  const match = NAME_IN_PURPOSE.exec((purpose ?? '').slice(0, REACH))
  return match?.[1]?.trim() ?? null
}

/** Warns when the amounts of a budget do not add up to the total it prints. */
function warnBudget(budget: string | null, line: number, notes: Notes): void {
  const rows = (budget ?? '').slice(0, REACH).split('\n')
  const totals = amounts(rows.filter((row) => /\btotal\b/i.test(row)))
  const parts = amounts(rows.filter((row) => !/\btotal\b/i.test(row)))
  const [total] = totals
  if (total === undefined || totals.length > 1 || parts.length < 2) return
  const sum = parts.reduce((before, cents) => before + cents, 0)
  if (sum === total) return
  const message = `The amounts of the budget from line ${line} on add up to $${sum / 100}, but the total says $${total / 100}. Both are kept as printed; correct the one that is wrong.`
  notes.warn(line, 'budget_total_differs', message)
}

function amounts(rows: string[]): number[] {
  return rows.flatMap((row) =>
    Array.from(row.matchAll(AMOUNT), ([, digits = '']) =>
      Math.round(Number(digits.replaceAll(',', '')) * 100),
    ),
  )
}

function warnName({ department, sections }: PlanDocument, line: number, notes: Notes): void {
  const { name, contacts, emails } = department
  if (name === null) {
    const guess = nameInPurpose(sections.purpose)
    const offer = guess ? ` The purpose speaks of "${guess}".` : ''
    const message = `No "Department Name:" line gives the department's name.${offer} Choose the department of this plan.`
    notes.warn(line, 'department_name_missing', message)
  }
  const isPerson = name !== null && PERSON.test(name) && !DEPARTMENT_WORD.test(name)
  const shifted = contacts.some((contact) => contact.includes('@'))
  if (shifted && (isPerson || emails.length === 0)) {
    const message = `From line ${line} on, the cover's fields look shifted: the contact is an e-mail address${isPerson ? ` and the department's name, "${name}", reads like a person's` : ''}. They are kept as printed; correct them after the import.`
    notes.warn(line, 'department_fields_shifted', message)
  }
}

function warnChainCount(plan: PlanDocument, places: PlanPlaces, notes: Notes): void {
  const { chains, priorities } = plan
  if (chains.length === priorities.length) return
  const message = `The theory of action has ${chains.length} chains for ${priorities.length} priorities. Chain 1 belongs to the first priority, and so on; add or take out what does not belong.`
  notes.warn(places.chainLine ?? places.priorityLine, 'chain_count_differs', message)
}

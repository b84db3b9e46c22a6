/** What is typed about an API key before it is made. */

import { accessWords } from '../words/access.ts'

export interface KeyFields {
  name: string
  departmentId: string
  may: 'observe' | 'read'
  /** YYYY-MM-DD, or empty. */
  expiresOn: string
}

/** What a form begins with. */
export function emptyKey(departmentId: string): KeyFields {
  return { name: '', departmentId, may: 'observe', expiresOn: '' }
}

/** What is still missing, by field. The server judges the rest. */
export function messagesOf(fields: KeyFields): Partial<Record<keyof KeyFields, string>> {
  const say = accessWords().keys
  return {
    ...(fields.name.trim() === '' && { name: say.nameMissing }),
    ...(fields.departmentId === '' && { departmentId: say.departmentMissing }),
    ...(fields.expiresOn === '' && { expiresOn: say.dayMissing }),
  }
}

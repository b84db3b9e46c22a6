/** A value of ours as plain JSON. */

import type { Json } from '../canonical-json.ts'

/** The value without members that are undefined. */
export function toJson(value: object): Json {
  const plain: Json = JSON.parse(JSON.stringify(value))
  return plain
}

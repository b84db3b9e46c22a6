/** What a refusal says of one field. */

import type { ProblemDetails } from '../shared/page/Problem.tsx'

export function errorOf(problem: ProblemDetails | undefined, path: string): string | undefined {
  return problem?.errors?.find((error) => error.path === path)?.message
}

/** Finds what a screen reader or a keyboard would stumble over, with axe. */

import axe from 'axe-core'

/**
 * The rules a rendered container breaks, each with the element that breaks it.
 *
 * Colours are not judged here: nothing is laid out (see web/tokens.test.tsx).
 */
export async function accessibilityProblems(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`))
}

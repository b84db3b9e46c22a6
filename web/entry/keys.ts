/** What the keys do in the grid. Source: the grid pattern of the ARIA Authoring Practices, and spreadsheets. */

import type { Filled, Sheet } from './sheet.ts'

type Key = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'isComposing' | 'target'
>

/** `typing`: the cell is being typed into; `ignored`: the key is the browser's. */
export type KeyOutcome = 'done' | 'typing' | 'ignored' | Filled

const FAR = Number.MAX_SAFE_INTEGER
const PAGE = 8

export function actOnKey(event: Key, sheet: Sheet): KeyOutcome {
  if (event.isComposing || event.altKey) return 'ignored'
  return sheet.editing.peek() === null ? actOnCell(event, sheet) : actOnTyping(event, sheet)
}

function actOnTyping({ key, shiftKey, target }: Key, sheet: Sheet): KeyOutcome {
  switch (key) {
    case 'Enter':
      sheet.commit()
      sheet.move(shiftKey ? -1 : 1, 0)
      return 'done'
    case 'Tab':
      sheet.commit()
      sheet.move(0, shiftKey ? -1 : 1)
      return 'done'
    case 'Escape':
      sheet.cancel()
      return 'done'
    default:
      if (target instanceof HTMLInputElement || key.length !== 1) return 'ignored'
      // Typed faster than the field could be drawn.
      sheet.typeText(`${sheet.editing.peek() ?? ''}${key}`)
      return 'typing'
  }
}

function actOnCell(event: Key, sheet: Sheet): KeyOutcome {
  const { key, shiftKey } = event
  const command = event.ctrlKey || event.metaKey
  const step = STEPS[key]
  if (step) {
    const [down, right] = command ? step.far : step.near
    sheet.move(down, right, shiftKey)
    return 'done'
  }
  if (command) return actOnCommand(key.toLowerCase(), shiftKey, sheet)
  if (key === 'Enter' || key === 'F2') {
    sheet.edit()
    return 'typing'
  }
  if (key === 'Delete' || key === 'Backspace') {
    sheet.clear()
    return 'done'
  }
  if (key.length !== 1 || key === ' ') return 'ignored'
  sheet.edit(key)
  return 'typing'
}

type Step = readonly [down: number, right: number]

const STEPS: Readonly<Record<string, { near: Step; far: Step }>> = {
  ArrowUp: { near: [-1, 0], far: [-FAR, 0] },
  ArrowDown: { near: [1, 0], far: [FAR, 0] },
  ArrowLeft: { near: [0, -1], far: [0, -FAR] },
  ArrowRight: { near: [0, 1], far: [0, FAR] },
  PageUp: { near: [-PAGE, 0], far: [-FAR, 0] },
  PageDown: { near: [PAGE, 0], far: [FAR, 0] },
  Home: { near: [0, -FAR], far: [-FAR, -FAR] },
  End: { near: [0, FAR], far: [FAR, FAR] },
}

function actOnCommand(key: string, shiftKey: boolean, sheet: Sheet): KeyOutcome {
  switch (key) {
    case 'z':
      if (shiftKey) sheet.redo()
      else sheet.undo()
      return 'done'
    case 'y':
      sheet.redo()
      return 'done'
    case 'd':
      return sheet.fill('down')
    case 'r':
      return sheet.fill('right')
    case 'a':
      sheet.goTo({ row: 0, column: 0 })
      sheet.goTo({ row: FAR, column: FAR }, true)
      return 'done'
    default:
      return 'ignored'
  }
}

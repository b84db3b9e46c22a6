import type { ComponentChildren } from 'preact'
import { useEffect, useMemo, useRef, useState } from 'preact/hooks'

export type LazyListProps<T> = {
  items: readonly T[]
  /** How many are drawn at a time. */
  stretch: number
  renderItem: (item: T, index: number) => ComponentChildren
  /** About how high one is, in rem. */
  heightOf: (item: T) => number
  /** The index of one that must be drawn. */
  needed?: number | undefined
}

/** So many stretches are drawn at once; the rest when they come near. */
const AT_ONCE = 4
const NEAR = '1200px 0px'

/** A list that may be very long: what is far from sight is left blank at about its height. */
export function LazyList<T>(props: LazyListProps<T>) {
  const { items, stretch, renderItem, heightOf, needed = -1 } = props
  const stretches = useMemo(() => {
    const count = Math.ceil(items.length / stretch)
    return Array.from({ length: count }, (_, at) => items.slice(at * stretch, (at + 1) * stretch))
  }, [items, stretch])
  return (
    <>
      {stretches.map((some, at) => (
        <Stretch
          key={at}
          drawn={at < AT_ONCE || at === Math.floor(needed / stretch)}
          height={() => some.reduce((sum, item) => sum + heightOf(item), 0)}
        >
          {() => some.map((item, index) => renderItem(item, at * stretch + index))}
        </Stretch>
      ))}
    </>
  )
}

type StretchProps = {
  drawn: boolean
  /** In rem. */
  height: () => number
  children: () => ComponentChildren
}

function Stretch({ drawn, height, children }: StretchProps) {
  const element = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(drawn)
  const shown = near || drawn
  useEffect(() => {
    if (shown) setNear(true)
    const observed = element.current
    if (shown || !observed) return undefined
    const sight = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setNear(true),
      { root: scrollerOf(observed), rootMargin: NEAR },
    )
    sight.observe(observed)
    return () => sight.disconnect()
  }, [shown])
  return (
    <div ref={element} style={shown ? undefined : { height: `${height()}rem` }}>
      {shown && children()}
    </div>
  )
}

/** The pane when it scrolls by itself, else null: the window. */
function scrollerOf(element: Element): Element | null {
  const pane = element.closest('.pane')
  return pane && getComputedStyle(pane).overflowY === 'auto' ? pane : null
}

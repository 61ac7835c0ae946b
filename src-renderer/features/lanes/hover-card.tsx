import { useEffect, useLayoutEffect, useReducer, useRef, useSyncExternalStore } from 'react';
import { StatusMark } from '../../components/status-mark';
import { type Facts, factsInWords } from './facts';
import styles from './hover-card.module.css';
import { taskOfTarget } from './lane-target';
import type { LanesPicture } from './lanes-picture';
import { factsOf } from './target-facts';

/** What goes on is told anew so often, in milliseconds. */
const REFRESH_MS = 250;
/** The card stands so far from what it is about, in CSS pixels. */
const GAP_PX = 14;

export interface HoverCardProps {
  readonly picture: LanesPicture;
}

/** What pointer or keyboard is at, in words: beside it for who looks, and spoken for who walks by keyboard. */
export function HoverCard({ picture }: HoverCardProps) {
  const { target, cardAt } = useSyncExternalStore(picture.listen, () => picture.outlook);
  const [, refresh] = useReducer((count: number) => count + 1, 0);
  const card = useRef<HTMLDivElement>(null);
  const isLive = target?.kind === 'live';

  useEffect(() => {
    if (!isLive) return;
    const timer = setInterval(refresh, REFRESH_MS);
    return () => clearInterval(timer);
  }, [isLive]);

  // Beside the point, on the side where there is room: only then is it known how large the card is.
  useLayoutEffect(() => {
    const [element, around] = [card.current, card.current?.offsetParent];
    if (element === null || !(around instanceof HTMLElement)) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const left =
      cardAt.xPx + GAP_PX + width <= around.clientWidth ? cardAt.xPx + GAP_PX : cardAt.xPx - GAP_PX - width;
    const top = Math.min(cardAt.yPx + GAP_PX, around.clientHeight - height - 4);
    element.style.translate = `${Math.max(4, left)}px ${Math.max(4, top)}px`;
  });

  if (target === null) return <p className="visually-hidden" role="status" />;
  const task = taskOfTarget(target);
  const { atMs, maxAttempts } = picture.moment();
  const facts = factsOf(target, {
    ...{ atMs, maxAttempts },
    detail: task === null ? null : picture.lookup.look(task),
  });
  return (
    <>
      <div className={styles.card} ref={card} aria-hidden="true">
        <CardBody facts={facts} />
      </div>
      {/* What goes on is announced once, not at every step of its clock. */}
      <SpokenFacts key={isLive ? `${task}` : undefined} words={factsInWords(facts)} once={isLive} />
    </>
  );
}

function CardBody({ facts }: { readonly facts: Facts }) {
  return (
    <>
      <div className={styles.head}>
        <strong>{facts.title}</strong>
        {facts.status !== null && <StatusMark tone={facts.status.tone} word={facts.status.word} />}
      </div>
      <dl className={styles.lines}>
        {facts.lines.map(({ label, value }) => (
          <div key={`${label} ${value}`} className={styles.line}>
            {label !== '' && <dt>{label}</dt>}
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {facts.note !== null && <p className={styles.note}>{facts.note}</p>}
    </>
  );
}

function SpokenFacts({ words, once }: { readonly words: string; readonly once: boolean }) {
  const first = useRef(words);
  return (
    <p className="visually-hidden" role="status">
      {once ? first.current : words}
    </p>
  );
}

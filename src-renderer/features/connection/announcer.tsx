import { useEffect, useState } from 'react';
import type { ViewStore } from '../../state/view-store';
import type { Yard } from '../../state/yard-store';
import { momentOf, newsBetween } from './yard-news';

/** Tells those who hear the window what the yard has come to, a sentence at a time. */
export function Announcer({ yard, view }: { readonly yard: Yard; readonly view: ViewStore }) {
  const [said, setSaid] = useState('');
  useEffect(() => {
    const read = () => momentOf(yard.store.getState(), view.getState());
    let known = read();
    const tell = () => {
      const now = read();
      const news = newsBetween(known, now);
      known = now;
      if (news.length > 0) setSaid(news.join(' '));
    };
    const unsubscribers = [yard.store.subscribe(tell), view.subscribe(tell)];
    return () => {
      for (const unsubscribe of unsubscribers) unsubscribe();
    };
  }, [yard, view]);
  return (
    <p className="visually-hidden" role="status" data-testid="news">
      {said}
    </p>
  );
}

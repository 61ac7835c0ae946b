/** What a listener gets where it may hold something back. */
export interface CancelableEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** @param more what the event carries besides */
export function cancelableEvent<T extends object>(more: T): T & CancelableEvent {
  let isPrevented = false;
  return Object.defineProperties({ ...more } as T & CancelableEvent, {
    defaultPrevented: { get: () => isPrevented, enumerable: true },
    preventDefault: {
      value: () => {
        isPrevented = true;
      },
    },
  });
}

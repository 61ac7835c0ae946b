/** A preload's world to main. `args` and values are text of `clone-to-text.ts`. */
export type ToMain =
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'invoke'; readonly id: number; readonly channel: string; readonly args: string }
  | { readonly kind: 'preload-error'; readonly path: string; readonly message: string }
  /** The page is about to ask Chromium for something that needs a permission. */
  | {
      readonly kind: 'permission';
      readonly id: number;
      readonly permission: string;
      readonly isCheck: boolean;
    };

/** Main to a preload's world. */
export type ToPreload =
  | { readonly kind: 'send'; readonly channel: string; readonly args: string }
  | { readonly kind: 'answer'; readonly id: number; readonly value: string }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };

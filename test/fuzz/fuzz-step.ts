/** Who sends a command, and to where its reply goes: two windows, of which one may run programs, or nobody's window. */
export type Sender = 'window' | 'granted window' | 'nobody';

/** What of a request or message is not as it has to be. */
export type Stranger = 'token' | 'no token' | 'host' | 'origin';

/** One thing that is sent to a yard. All of it is plain, so that a failure can be told and sent again. */
export type FuzzStep =
  | { readonly door: 'yard'; readonly from: Sender; readonly body: unknown }
  /** Text of a web socket message; base64 of its bytes where it is binary. */
  | { readonly door: 'socket'; readonly text: string; readonly isBinary: boolean }
  | {
      readonly door: 'ipc';
      readonly channel: string;
      readonly body: unknown;
      readonly from: 'page' | 'other frame' | 'other page' | 'other window' | 'no frame';
    }
  | {
      readonly door: 'http';
      readonly method: string;
      readonly url: string;
      readonly type: string | null;
      /** base64 of the body's bytes; null: none. */
      readonly body: string | null;
      readonly headers: Readonly<Record<string, string>>;
      readonly stranger: Stranger | null;
    };

/** Stands in a message for the number of the import or export that its sender began last. */
export const LAST_BEGUN = -99;

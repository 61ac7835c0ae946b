import type { CustomScheme, Protocol } from 'electron';
import { LoudObject } from './loud';
import type { PageSchemes } from './page-scheme';

type Handler = (request: Request) => Response | Promise<Response>;

/** The schemes of the app's own. */
export class StandInProtocol
  extends LoudObject
  implements Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'>
{
  readonly #schemes: PageSchemes;
  readonly #isReady: () => boolean;
  readonly #handlers = new Map<string, Handler>();

  constructor(schemes: PageSchemes, isReady: () => boolean) {
    super();
    this.#schemes = schemes;
    this.#isReady = isReady;
  }

  registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
    if (this.#isReady()) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    this.#schemes.register(schemes);
  }

  handle(scheme: string, handler: Handler): void {
    if (!this.#isReady()) throw new Error('protocol.handle cannot be used before app is ready');
    if (!this.#schemes.has(scheme)) {
      throw new Error(`the stand-in for Electron answers registered schemes only, and ${scheme} is none`);
    }
    if (this.#handlers.has(scheme)) throw new Error(`The scheme has been registered: ${scheme}`);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  /** @throws Error where nobody handles its scheme */
  async answer(request: Request): Promise<Response> {
    const scheme = new URL(request.url).protocol.slice(0, -1);
    const handler = this.#handlers.get(scheme);
    if (handler === undefined) throw new Error(`nobody handles ${request.url}`);
    return handler(request);
  }
}

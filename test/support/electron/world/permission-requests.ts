/** Resolves when main has decided about a permission, and Chromium knows it. */
export type Consult = (permission: string, isCheck: boolean) => Promise<void>;

/** Electron's names of permissions by the names the web has for them. */
const NAMES: Readonly<Record<string, string>> = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  camera: 'media',
  microphone: 'media',
  'clipboard-read': 'clipboard-read',
  'clipboard-write': 'clipboard-sanitized-write',
  midi: 'midi',
};

/**
 * Chromium tells nobody outside that a page asks for a permission, so main is consulted a moment before: then
 * Chromium itself grants or denies what the page asked for.
 */
export function consultBeforeAsking(consult: Consult): void {
  const { geolocation, mediaDevices, clipboard, permissions } = navigator;
  before(clipboard, 'readText', () => consult('clipboard-read', false));
  before(clipboard, 'writeText', () => consult('clipboard-sanitized-write', false));
  before(mediaDevices, 'getUserMedia', () => consult('media', false));
  before(globalThis.Notification, 'requestPermission', () => consult('notifications', false));
  before(geolocation, 'getCurrentPosition', () => consult('geolocation', false));
  before(permissions, 'query', ({ name }: { name: string }) => {
    const permission = NAMES[name];
    return permission === undefined ? Promise.resolve() : consult(permission, true);
  });
}

/** @param owner absent where the page's origin is none to trust */
function before<K extends string>(
  owner: { [P in K]: (...args: never[]) => unknown } | undefined,
  name: K,
  first: (...args: never[]) => Promise<void>,
): void {
  if (owner === undefined) return;
  const original = owner[name] as (...args: unknown[]) => unknown;
  Object.defineProperty(owner, name, {
    configurable: true,
    writable: true,
    value: async (...args: unknown[]) => {
      await (first as (...args: unknown[]) => Promise<void>)(...args);
      return Reflect.apply(original, owner, args);
    },
  });
}

/** An address as a request needs it. */
export interface HttpAddress {
  /** Scheme, host and port, as `http://127.0.0.1:8080`. */
  readonly origin: string;
  readonly path: string;
  /** For a user name and password within the address; null: there are none. */
  readonly authorization: string | null;
}

/** @throws TypeError where it is no address */
export function httpAddressOf(text: string): HttpAddress {
  const { origin, pathname, search, username, password } = new URL(text);
  const hasUser = username !== '' || password !== '';
  const user = `${unescaped(username)}:${unescaped(password)}`;
  return {
    origin,
    path: `${pathname}${search}`,
    authorization: hasUser ? `Basic ${Buffer.from(user).toString('base64')}` : null,
  };
}

/** As it is where it holds no proper escapes. */
function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

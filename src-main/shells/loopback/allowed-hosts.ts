/**
 * The names under which this machine alone reaches a server of its own. A page of any other origin, or a
 * name that somebody made point here, is turned away by them.
 */
export function allowedHosts(port: number): readonly string[] {
  return [`127.0.0.1:${port}`, `localhost:${port}`];
}

/** @param host the request's Host header */
export function isAllowedHost(host: string | undefined, port: number): boolean {
  return host !== undefined && allowedHosts(port).includes(host.toLowerCase());
}

/** @param origin the request's Origin header, which a browser sends with every socket it opens */
export function isAllowedOrigin(origin: string | undefined, port: number): boolean {
  return origin !== undefined && allowedHosts(port).some((host) => origin.toLowerCase() === `http://${host}`);
}

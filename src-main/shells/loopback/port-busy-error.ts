/** Every port that might have been listened on is taken. */
export class PortBusyError extends Error {
  constructor(first: number, last: number) {
    const ports = first === last ? `port ${first} is` : `ports ${first} to ${last} are all`;
    super(`${ports} taken on 127.0.0.1`);
    this.name = 'PortBusyError';
  }
}

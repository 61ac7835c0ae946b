/** Events that a yard with an API keeps one by one, so that a follower may be gone for a while: some 10 MB. */
export const KEPT_EVENTS = 65_536;
